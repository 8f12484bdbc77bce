package ebscensus.cdk;

import java.util.Arrays;
import java.util.List;

/**
 * The settings of a deployment, which come from the CDK context ({@code -c timeZone=Europe/Berlin}) or from environment
 * variables. An empty default means that the setting is off or that its value depends on other settings or on the region.
 */
enum Setting {
    /** The prefix of all names, so that one account can have several censuses. */
    PREFIX("prefix", "ebs-census"),
    SCHEDULE("schedule", "cron(0 2 * * ? *)"),
    TIME_ZONE("timeZone", "UTC"),
    /** The request that the schedule sends. */
    REQUEST("request", "{}"),
    /** A shorthand for the field {@code regions} of the request. */
    REGIONS("regions", ""),
    /** A shorthand for the field {@code tolerate} of the request. */
    TOLERATE("tolerate", ""),
    /** The alarm named None is on if no census has ended in this number of hours. */
    ALARM_WINDOW_HOURS("alarmWindowHours", ""),
    EMAIL("email", ""),
    /** The ARN of an existing topic for alarms and summaries. */
    TOPIC("topic", ""),
    /** How often the topic gets the summary of a report: with the first census of each day or week, or never. */
    SUMMARY("summary", "never"),
    REPORT_RETENTION_DAYS("reportRetentionDays", "1095"),
    /** Whether each census also keeps one row for each volume. */
    VOLUMES("volumes", "true"),
    VOLUME_RETENTION_DAYS("volumeRetentionDays", "35"),
    /** The name of an existing bucket for runs and reports. */
    BUCKET("bucket", ""),
    /** {@code new}, or the ARN of an existing KMS key, for the bucket, query results, logs, topic and queue. */
    KEY("key", ""),
    /** Whether Athena gets tables and saved queries. */
    ATHENA("athena", "true"),
    LOG_RETENTION_DAYS("logRetentionDays", "30"),
    /** The level of the state machine's log. */
    LOG_LEVEL("logLevel", "ALL"),
    LOG_EXECUTION_DATA("logExecutionData", "false"),
    /** The memory, in MB, of the functions that call EC2. The default gives two vCPUs. */
    MEMORY("memory", "3538"),
    ARCHITECTURE("architecture", "arm64"),
    SNAP_START("snapStart", ""),
    /** Whether X-Ray traces the functions and the state machine. */
    TRACING("tracing", ""),
    MAX_WORKERS("maxWorkers", "100"),
    /** Lets the census count other accounts of this organization, with the role that the request names. */
    ORGANIZATION_ID("organizationId", ""),
    /** The name of the policy that is every role's permissions boundary. */
    PERMISSIONS_BOUNDARY("permissionsBoundary", ""),
    ROLE_PATH("rolePath", "/"),
    TAGS("tags", ""),
    VPC("vpc", ""),
    SUBNETS("subnets", ""),
    SECURITY_GROUP("securityGroup", ""),
    TERMINATION_PROTECTION("terminationProtection", "false");

    private final String key;
    private final String fallback;

    Setting(String key, String fallback) {
        this.key = key;
        this.fallback = fallback;
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(Setting::key).toList();
    }

    String key() {
        return key;
    }

    String variable() {
        return "CENSUS_" + name();
    }

    String fallback() {
        return fallback;
    }
}
