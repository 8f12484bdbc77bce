package ebscensus.cdk;

import java.util.Arrays;
import java.util.List;

/** What a deployment may choose: by CDK context ({@code -c timeZone=Europe/Berlin}) or by environment variable. */
enum Setting {
    /** Begins the name of everything that has one, so that several censuses fit in one account. */
    PREFIX("prefix", "ebs-census"),
    SCHEDULE("schedule", "cron(0 2 * * ? *)"),
    TIME_ZONE("timeZone", "UTC"),
    /** What the schedule sends. */
    REQUEST("request", "{}"),
    /** Short for the same field of the request. */
    REGIONS("regions", ""),
    EMAIL("email", ""),
    REPORT_RETENTION_DAYS("reportRetentionDays", "1095"),
    LOG_RETENTION_DAYS("logRetentionDays", "30"),
    /** In MB, of the functions that ask EC2. Two vCPUs by default. */
    MEMORY("memory", "3538"),
    ARCHITECTURE("architecture", "arm64"),
    /** Set where the census also counts other accounts of this organization, by the role that the request names. */
    ORGANIZATION_ID("organizationId", "");

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
