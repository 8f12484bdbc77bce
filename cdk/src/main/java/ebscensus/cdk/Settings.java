package ebscensus.cdk;

import ebscensus.core.request.Accounts;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.InvalidRequest;
import ebscensus.core.request.Requirement;
import ebscensus.json.Json;
import ebscensus.json.RequestJson;
import java.nio.charset.StandardCharsets;
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
 * @param region that the CDK's command line deploys to; empty where it does not say
 * @param request what the schedule sends, as JSON
 * @param tags of every resource that can have some
 */
record Settings(
        String prefix,
        Optional<String> region,
        Timing timing,
        JsonNode request,
        Notices notices,
        Storage storage,
        Logs logs,
        Workers workers,
        Optional<Network> network,
        Roles roles,
        Optional<String> organizationId,
        Map<String, String> tags,
        boolean terminationProtection) {
    /** The CDK's command line sets it, from the profile or the variables that the AWS CLI knows. */
    static final String REGION_VARIABLE = "CDK_DEFAULT_REGION";

    /** With the longest region and ending, a role's name stays within IAM's 64 characters. */
    private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9-]{0,32}[a-z0-9]");

    /** Source: docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html, 2026-11. */
    private static final Pattern ORGANIZATION_ID = Pattern.compile("o-[a-z0-9]{10,32}");

    /**
     * @param context CDK's, by key; it takes precedence over the environment
     * @throws InvalidSetting for the first value that is not allowed
     */
    static Settings read(Function<String, @Nullable Object> context, Map<String, String> environment) {
        var values = new SettingValues(context, environment);
        var region = Optional.ofNullable(environment.get(REGION_VARIABLE));
        return new Settings(
                values.matching(
                        Setting.PREFIX, PREFIX, "2 to 34 small letters, digits and hyphens, beginning with a letter"),
                region,
                Timing.read(values),
                request(values),
                Notices.read(values),
                Storage.read(values),
                Logs.read(values),
                Workers.read(values, region),
                Network.read(values),
                Roles.read(values),
                values.optional(
                        Setting.ORGANIZATION_ID,
                        ORGANIZATION_ID,
                        "the id of an AWS organization, such as o-a1b2c3d4e5"),
                ResourceTags.read(values),
                values.flag(Setting.TERMINATION_PROTECTION));
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

    /** The regions that the schedule's request asks for. */
    CensusRequest.Regions countedRegions() {
        return RequestJson.parse(request).regions();
    }

    /** What the schedule sends: everything that is billed must be counted, unless the request says otherwise. */
    JsonNode scheduledRequest() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("require", Requirement.EVERYTHING.label());
        request.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return Json.tree(fields);
    }

    /** Checked here as the functions will check it, so that a wrong one is not found at night. */
    private static JsonNode request(SettingValues values) {
        String text = values.text(Setting.REQUEST);
        var request = requireRequest(Setting.REQUEST, text, text);
        boolean all = values.text(Setting.REGIONS).equals("all");
        var withRegions =
                withField(request, Setting.REGIONS, values, all ? List.of("all") : values.list(Setting.REGIONS), all);
        return withField(withRegions, Setting.TOLERATE, values, values.list(Setting.TOLERATE), false);
    }

    /**
     * A setting that is short for the request's field of the same name.
     *
     * @param single whether the field is the only value, not a list
     */
    private static JsonNode withField(
            JsonNode request, Setting setting, SettingValues values, List<String> value, boolean single) {
        if (value.isEmpty()) {
            return request;
        }
        if (request.has(setting.key())) {
            throw InvalidSetting.of(
                    setting,
                    values.text(setting),
                    "nothing, because the setting request has %s already".formatted(setting.key()));
        }
        var fields = new LinkedHashMap<String, Object>();
        request.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        fields.put(setting.key(), single ? value.getFirst() : value);
        return requireRequest(setting, values.text(setting), SettingValues.text(fields));
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
