package ebscensus.simulator.fleet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tags of instances and volumes, which are computed from the hash of their owner. */
final class Tags {
    /** The maximum length of a tag value, in characters. Source: EC2 user guide, Tag your resources, read 2026-11. */
    private static final int VALUE_CHARACTERS = 256;

    /** The share of instances with a nasty value of {@code team}, in fleets that have such values. */
    private static final double NASTY_SHARE = 0.3;

    private static final double NO_TEAM = 0.1;

    static final List<String> NASTY = List.of(
            "",
            " ",
            "x".repeat(VALUE_CHARACTERS),
            "\uD83D\uDC18".repeat(VALUE_CHARACTERS),
            "<script>alert('team')</script>",
            "a&b;&amp;&#38;&lt;",
            "\"double\" 'single' `back`",
            "]]><![CDATA[ <!-- -->",
            "line one\nline two\r\nline three\ttab",
            "\u0085\u009B31mC1 controls\u007F",
            "=HYPERLINK(\"http://example.com\",\"sum\")",
            "@SUM(1+1)*cmd|' /C calc'!A0",
            "\u202Eright to left\u202C \u05D0\u05D1\u05D2",
            "e\u0301 is not \u00E9",
            "\u65E5\u672C\u8A9E \uD55C\uAD6D\uC5B4 \u0939\u093F\u0928\u094D\u0926\u0940",
            "\u2028separator\u2029",
            "null",
            "*",
            "?",
            "\\*",
            "${env:HOME} {{team}} %s %n",
            "../../etc/passwd");

    private static final List<String> ENVIRONMENTS =
            List.of("prod", "prod", "prod", "prod", "prod", "staging", "staging", "dev", "dev", "dev");
    private static final List<String> TEAMS = List.of(
            "atlas", "billing", "checkout", "data", "identity", "ledger", "mobile", "platform", "search", "web");
    private static final List<String> ROLES = List.of("api", "batch", "cache", "db", "queue", "web", "worker");

    private Tags() {}

    static void requireTagValue(String value) {
        if (value.codePointCount(0, value.length()) > VALUE_CHARACTERS) {
            throw new IllegalArgumentException("a tag value has at most 256 characters: " + value);
        }
        if (!value.codePoints().allMatch(Tags::inXml)) {
            throw new IllegalArgumentException("XML 1.0 cannot carry this tag value: " + value);
        }
    }

    /** Whether XML 1.0 allows this character. Source: XML 1.0, production 2. */
    private static boolean inXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }

    static Optional<String> ofInstance(long hash, FleetShape shape, String key) {
        return switch (key) {
            case "Name" -> Optional.of(name(hash));
            case "env" -> Optional.of(Hash.pick(hash, Trait.ENV, ENVIRONMENTS));
            case "team" -> team(hash, shape);
            case "cost-center" -> costCenter(hash);
            default -> Optional.ofNullable(fixed(hash).get(key));
        };
    }

    static Map<String, String> ofInstance(long hash, FleetShape shape) {
        var tags = new LinkedHashMap<String, String>();
        tags.put("Name", name(hash));
        tags.put("env", Hash.pick(hash, Trait.ENV, ENVIRONMENTS));
        team(hash, shape).ifPresent(team -> tags.put("team", team));
        costCenter(hash).ifPresent(center -> tags.put("cost-center", center));
        tags.putAll(fixed(hash));
        return tags;
    }

    static Map<String, String> ofVolume(long hash) {
        if (Hash.chance(hash, Trait.EXTRA_TAG, 0.4)) {
            return Map.of();
        }
        var tags = new LinkedHashMap<String, String>();
        tags.put("Name", name(hash) + "-data");
        tags.put("env", Hash.pick(hash, Trait.ENV, ENVIRONMENTS));
        costCenter(hash).ifPresent(center -> tags.put("cost-center", center));
        return tags;
    }

    private static String name(long hash) {
        return Hash.pick(hash, Trait.NAME, ROLES) + "-" + Hash.below(hash, Trait.EXTRA_TAG, 100_000);
    }

    private static Optional<String> team(long hash, FleetShape shape) {
        double fraction = Hash.fraction(Hash.of(hash, Trait.NASTY));
        if (fraction < NO_TEAM) {
            return Optional.empty();
        }
        boolean nasty =
                fraction < NO_TEAM + NASTY_SHARE && !shape.nastyTagValues().isEmpty();
        return Optional.of(Hash.pick(hash, Trait.TEAM, nasty ? shape.nastyTagValues() : TEAMS));
    }

    private static Optional<String> costCenter(long hash) {
        return Hash.chance(hash, Trait.COST_CENTER, 0.2)
                ? Optional.empty()
                : Optional.of("cc-" + (1000 + Hash.below(hash, Trait.COST_CENTER, 40)));
    }

    /** The tags that automation creates, with the same keys on every instance. */
    private static Map<String, String> fixed(long hash) {
        var role = Hash.pick(hash, Trait.NAME, ROLES);
        var tags = new LinkedHashMap<String, String>();
        tags.put("aws:autoscaling:groupName", "asg-" + role + "-blue");
        tags.put("aws:cloudformation:stack-name", "workload-" + role);
        tags.put("aws:ec2:fleet-id", Ids.named("fleet-", Hash.of(hash, Trait.RESERVATION)));
        tags.put("aws:ec2launchtemplate:version", Integer.toString(1 + Hash.below(hash, Trait.NETWORK, 40)));
        tags.put("kubernetes.io/cluster/main", "owned");
        tags.put("managed-by", "terraform");
        tags.put("owner", "oncall-" + role + "@example.com");
        return tags;
    }
}
