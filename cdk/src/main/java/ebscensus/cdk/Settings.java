package ebscensus.cdk;

import ebscensus.core.request.Accounts;
import ebscensus.core.request.InvalidRequest;
import ebscensus.core.request.Regions;
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
 * The checked {@link Setting}s of one deployment.
 *
 * @param region the region that the CDK's command line deploys to; empty if it is not known
 * @param request the request that the schedule sends, as JSON
 * @param tags the tags of every resource that can have tags
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
    /** Set by the CDK's command line, from the profile or the AWS CLI's variables. */
    static final String REGION_VARIABLE = "CDK_DEFAULT_REGION";

    /**
     * The pattern limits the length of a prefix, so that in every region the names of the roles have at most 64 characters, which
     * is IAM's limit.
     */
    private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9-]{0,32}[a-z0-9]");

    /** Source: docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html, 2026-11. */
    private static final Pattern ORGANIZATION_ID = Pattern.compile("o-[a-z0-9]{10,32}");

    /**
     * @param context the CDK's values by key, which take precedence over the environment
     * @throws InvalidSetting for the first value that is not allowed
     */
    static Settings read(Function<String, @Nullable Object> context, Map<String, String> environment) {
        var values = new SettingValues(context, environment);
        var region = Optional.ofNullable(environment.get(REGION_VARIABLE));
        return new Settings(
                values.matching(
                        Setting.PREFIX,
                        PREFIX,
                        "2 to 34 lower-case letters, digits and hyphens, beginning with a letter"),
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

    /** The role to assume in other accounts. */
    String memberRole() {
        return RequestJson.parse(request).role().name();
    }

    /** The regions that the schedule's request asks for. */
    Regions countedRegions() {
        return RequestJson.parse(request).regions();
    }

    /**
     * The request that the schedule sends. It requires a count of everything that is billed, unless the request in the settings
     * has its own value for {@code require}.
     */
    JsonNode scheduledRequest() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("require", Requirement.EVERYTHING.label());
        request.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return Json.tree(fields);
    }

    /** Reads the request and checks it as the functions will, so that a wrong request fails at deployment, not in a census. */
    private static JsonNode request(SettingValues values) {
        String text = values.text(Setting.REQUEST);
        var request = requireRequest(Setting.REQUEST, text, text);
        boolean all = values.text(Setting.REGIONS).equals("all");
        var withRegions =
                withField(request, Setting.REGIONS, values, all ? List.of("all") : values.list(Setting.REGIONS), all);
        return withField(withRegions, Setting.TOLERATE, values, values.list(Setting.TOLERATE), false);
    }

    /**
     * Adds the value of a setting that is a shorthand for a field of the request.
     *
     * @param single whether the field is a single value instead of a list
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
                    "nothing, because the setting request already has %s".formatted(setting.key()));
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
