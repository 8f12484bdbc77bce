package ebscensus.cdk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A deployment that a template is made of: each setting for operators alone, and all of them together. */
record Variant(String name, Map<String, Object> settings) {
    private static final Map<String, Object> BASE = Map.of("email", "platform@example.com");
    private static final String KEY = "arn:aws:kms:us-east-1:111122223333:key/0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f";

    static final Variant DEFAULT = new Variant("default", BASE);

    static final Map<String, Object> VPC = Map.of(
            "vpc", "vpc-0a1b2c3d4e5f67890",
            "subnets", "subnet-0a1b2c3d4e5f67890,subnet-0a1b2c3d4e5f67891");

    /** That every partition and region can have: what some lack is off. */
    static final Variant ALL = new Variant("all", all());

    /** The default, each setting alone, and all. */
    static List<Variant> each() {
        var variants = new ArrayList<Variant>();
        variants.add(DEFAULT);
        alone().forEach((name, settings) -> variants.add(new Variant(name, with(settings))));
        variants.add(ALL);
        return variants;
    }

    private static Map<String, Map<String, Object>> alone() {
        var alone = new TreeMap<String, Map<String, Object>>();
        for (var setting : single().entrySet()) {
            alone.put(setting.getKey(), Map.of(setting.getKey(), setting.getValue()));
        }
        alone.put("key-given", Map.of("key", KEY));
        alone.put("vpc", VPC);
        alone.put("vpc-and-group", with(VPC, Map.of("securityGroup", "sg-0a1b2c3d4e5f67890")));
        return alone;
    }

    private static Map<String, Object> single() {
        return Map.ofEntries(
                Map.entry("snapStart", "false"),
                Map.entry("tracing", "false"),
                Map.entry("architecture", "x86_64"),
                Map.entry("schedule", "cron(0 2 1 * ? *)"),
                Map.entry("alarmWindowHours", "168"),
                Map.entry("topic", "arn:aws:sns:us-east-1:111122223333:ops"),
                Map.entry("summary", "weekly"),
                Map.entry("key", "new"),
                Map.entry("permissionsBoundary", "teams/Boundary"),
                Map.entry("rolePath", "/teams/finops/"),
                Map.entry("tags", "team=finops,cost center=42"),
                Map.entry("bucket", "finops-reports"),
                Map.entry("athena", "false"),
                Map.entry("logLevel", "ERROR"),
                Map.entry("logExecutionData", "true"),
                Map.entry("logRetentionDays", "3288"),
                Map.entry("maxWorkers", "20"),
                Map.entry("volumes", "false"),
                Map.entry("tolerate", "me-south-1"),
                Map.entry("terminationProtection", "true"));
    }

    private static Map<String, Object> all() {
        var all = new TreeMap<String, Object>(with(VPC));
        all.putAll(single());
        all.put("athena", "true");
        all.put("organizationId", "o-a1b2c3d4e5");
        all.put("request", "{\"accounts\":\"organization\",\"regions\":\"all\"}");
        all.put("securityGroup", "sg-0a1b2c3d4e5f67890");
        return all;
    }

    private static Map<String, Object> with(Map<String, Object> settings) {
        return with(BASE, settings);
    }

    private static Map<String, Object> with(Map<String, Object> some, Map<String, Object> others) {
        var both = new TreeMap<>(some);
        both.putAll(others);
        return both;
    }
}
