package ebscensus.cdk;

import java.util.Arrays;
import java.util.List;

/**
 * What a deployment may choose: by CDK context ({@code -c timeZone=Europe/Berlin}) or by environment variable. An empty
 * default means that the setting is off, or that its value follows from others.
 */
enum Setting {
    /** Begins the name of everything that has one, so that several censuses fit in one account. */
    PREFIX("prefix", "ebs-census"),
    SCHEDULE("schedule", "cron(0 2 * * ? *)"),
    TIME_ZONE("timeZone", "UTC"),
    /** What the schedule sends. */
    REQUEST("request", "{}"),
    /** Short for the same field of the request. */
    REGIONS("regions", ""),
    /** Short for the same field of the request. */
    TOLERATE("tolerate", ""),
    /** Without a verdict for this long, the alarm None is on. */
    ALARM_WINDOW_HOURS("alarmWindowHours", ""),
    EMAIL("email", ""),
    /** ARN of a topic that is there already and gets the alarms. */
    TOPIC("topic", ""),
    REPORT_RETENTION_DAYS("reportRetentionDays", "1095"),
    /** Name of a bucket that is there already and gets runs and reports. */
    BUCKET("bucket", ""),
    /** {@code new}, or the ARN of the KMS key that encrypts bucket, logs, topic and queue. */
    KEY("key", ""),
    LOG_RETENTION_DAYS("logRetentionDays", "30"),
    /** Of the state machine's log. */
    LOG_LEVEL("logLevel", "ALL"),
    LOG_EXECUTION_DATA("logExecutionData", "false"),
    /** In MB, of the functions that ask EC2. Two vCPUs by default. */
    MEMORY("memory", "3538"),
    ARCHITECTURE("architecture", "arm64"),
    SNAP_START("snapStart", ""),
    /** By X-Ray. */
    TRACING("tracing", ""),
    MAX_WORKERS("maxWorkers", "100"),
    /** Set where the census also counts other accounts of this organization, by the role that the request names. */
    ORGANIZATION_ID("organizationId", ""),
    /** Name of a policy of the account that bounds every role. */
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
