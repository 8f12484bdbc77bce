package ebscensus.cdk;

import ebscensus.core.Accounts;
import ebscensus.core.InvalidRequest;
import ebscensus.json.Json;
import ebscensus.json.RequestJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The {@link Setting}s of one deployment, checked.
 *
 * @param timetable empty for a census that is only started by hand
 * @param request what the schedule sends, as JSON
 * @param memory of the functions that ask EC2, in MB
 */
record Settings(
        String prefix,
        Optional<Timetable> timetable,
        ZoneId timeZone,
        JsonNode request,
        Optional<String> email,
        Duration reportRetention,
        int logRetentionDays,
        int memory,
        Processor processor,
        Optional<String> organizationId) {
    /** What Lambda functions can run on. */
    enum Processor {
        ARM64,
        X86_64
    }

    private static final String NO_SCHEDULE = "none";

    /** With the longest ending, a name stays within the 64 characters of functions and roles. */
    private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9-]{0,38}[a-z0-9]");

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");

    /** Source: docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html, 2026-11. */
    private static final Pattern ORGANIZATION_ID = Pattern.compile("o-[a-z0-9]{10,32}");

    /** More than most need; S3's lifecycle allows any. */
    private static final int LONGEST_REPORT_RETENTION_DAYS = 36_500;

    private static final int LEAST_MEMORY = 1_024;

    /** Source: docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html, 2026-11. */
    private static final int MOST_MEMORY = 10_240;

    /**
     * @param context CDK's, by key; it goes before the environment
     * @throws InvalidSetting for the first value that is not allowed
     */
    static Settings read(Function<String, @Nullable Object> context, Map<String, String> environment) {
        return of(setting -> {
            Object value = context.apply(setting.key());
            return value == null ? environment.getOrDefault(setting.variable(), setting.fallback()) : text(value);
        });
    }

    Settings {
        if (organizationId.isEmpty() && !(RequestJson.parse(request).accounts() instanceof Accounts.Own)) {
            throw InvalidSetting.of(
                    Setting.ORGANIZATION_ID, "", "the id of the organization, because the request has other accounts");
        }
    }

    /** The role that is assumed in other accounts. */
    String memberRole() {
        return RequestJson.parse(request).role().name();
    }

    private static Settings of(Function<Setting, String> values) {
        return new Settings(
                matching(PREFIX, Setting.PREFIX, values, "2 to 40 small letters, digits and hyphens, a letter first"),
                timetable(values.apply(Setting.SCHEDULE)),
                timeZone(values.apply(Setting.TIME_ZONE)),
                request(values.apply(Setting.REQUEST), values.apply(Setting.REGIONS)),
                optional(EMAIL, Setting.EMAIL, values, "an e-mail address"),
                Duration.ofDays(number(Setting.REPORT_RETENTION_DAYS, values, 1, LONGEST_REPORT_RETENTION_DAYS)),
                logRetention(values.apply(Setting.LOG_RETENTION_DAYS)),
                number(Setting.MEMORY, values, LEAST_MEMORY, MOST_MEMORY),
                processor(values.apply(Setting.ARCHITECTURE)),
                optional(
                        ORGANIZATION_ID,
                        Setting.ORGANIZATION_ID,
                        values,
                        "the id of an AWS organization, such as o-a1b2c3d4e5"));
    }

    /** cdk.json may hold numbers, lists and objects too. */
    private static String text(Object value) {
        return value instanceof String text ? text : new String(Json.write(value), StandardCharsets.UTF_8);
    }

    private static String matching(Pattern pattern, Setting setting, Function<Setting, String> values, String allowed) {
        String value = values.apply(setting);
        if (!pattern.matcher(value).matches()) {
            throw InvalidSetting.of(setting, value, allowed);
        }
        return value;
    }

    private static Optional<String> optional(
            Pattern pattern, Setting setting, Function<Setting, String> values, String allowed) {
        return values.apply(setting).isEmpty()
                ? Optional.empty()
                : Optional.of(matching(pattern, setting, values, allowed));
    }

    private static int number(Setting setting, Function<Setting, String> values, int least, int most) {
        String value = values.apply(setting);
        if (!value.matches("[0-9]{1,9}") || Integer.parseInt(value) < least || Integer.parseInt(value) > most) {
            throw InvalidSetting.of(setting, value, "a whole number from " + least + " to " + most);
        }
        return Integer.parseInt(value);
    }

    private static Optional<Timetable> timetable(String value) {
        return value.equals(NO_SCHEDULE) ? Optional.empty() : Optional.of(Timetable.parse(value));
    }

    private static ZoneId timeZone(String value) {
        if (!ZoneId.getAvailableZoneIds().contains(value)) {
            throw InvalidSetting.of(Setting.TIME_ZONE, value, "the name of a time zone, such as UTC or Europe/Berlin");
        }
        return ZoneId.of(value);
    }

    private static int logRetention(String value) {
        return LogRetention.DAYS.stream()
                .filter(days -> value.equals(days.toString()))
                .findFirst()
                .orElseThrow(() -> InvalidSetting.of(Setting.LOG_RETENTION_DAYS, value, "one of " + LogRetention.DAYS));
    }

    private static Processor processor(String value) {
        return switch (value) {
            case "arm64" -> Processor.ARM64;
            case "x86_64" -> Processor.X86_64;
            default -> throw InvalidSetting.of(Setting.ARCHITECTURE, value, "arm64 or x86_64");
        };
    }

    /** Checked here as the functions will check it, so that a wrong one is not found at night. */
    private static JsonNode request(String request, String regions) {
        JsonNode json = requireRequest(Setting.REQUEST, request, request);
        if (regions.isEmpty()) {
            return json;
        }
        if (json.has("regions")) {
            throw InvalidSetting.of(
                    Setting.REGIONS, regions, "nothing, because the setting request has regions already");
        }
        var fields = new LinkedHashMap<String, Object>();
        json.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        fields.put("regions", regions.equals("all") ? regions : new ArrayList<>(List.of(regions.split(",", -1))));
        return requireRequest(Setting.REGIONS, regions, text(fields));
    }

    private static JsonNode requireRequest(Setting setting, String value, String request) {
        byte[] json = request.getBytes(StandardCharsets.UTF_8);
        try {
            RequestJson.parse(json);
        } catch (InvalidRequest e) {
            throw InvalidSetting.of(setting, value, "a census request, but: " + e.getMessage());
        }
        return Json.readTree(json);
    }
}
