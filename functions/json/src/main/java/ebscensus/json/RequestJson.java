package ebscensus.json;

import ebscensus.core.request.AccountRole;
import ebscensus.core.request.Accounts;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.InvalidRequest;
import ebscensus.core.request.Regions;
import ebscensus.core.request.Requirement;
import ebscensus.core.request.Suggestion;
import ebscensus.core.request.Text;
import ebscensus.core.request.Tolerance;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes requests in the form in which people write them. {@code request.schema.json} in this package describes this
 * form. Every field is optional. An unknown field or a wrong value causes an {@link InvalidRequest} whose message names the
 * field.
 */
public final class RequestJson {
    private static final String ALL = "all";
    private static final List<String> FIELDS = List.of(
            "accounts",
            "role",
            "externalId",
            "regions",
            "filters",
            "groupBy",
            "tolerate",
            "attachedOnly",
            "require",
            "callsPerSecond",
            "inProcessLimit");
    /**
     * A field that is ignored. The Step Functions console suggests {@code {"Comment": "Insert your JSON here"}} as the input of
     * every state machine.
     */
    private static final String COMMENT = "Comment";

    private static final String ORGANIZATION = "organization";
    private static final List<String> ORGANIZATION_FIELDS = List.of("organizationalUnits", "exclude");

    private static final int LONGEST_COMPLAINT = 200;

    private RequestJson() {}

    /** @throws InvalidRequest if the text is not JSON, or if a field or value is wrong */
    public static CensusRequest parse(byte[] json) {
        try {
            return parse(Json.readTree(json));
        } catch (JacksonException e) {
            throw new InvalidRequest(
                    "the request is not JSON: " + Text.shortened(e.getOriginalMessage(), LONGEST_COMPLAINT));
        }
    }

    public static CensusRequest parse(JsonNode json) {
        return parse(json, CensusRequest.DEFAULT);
    }

    /** @param base supplies the fields that the JSON leaves out */
    public static CensusRequest parse(JsonNode json, CensusRequest base) {
        if (!json.isObject()) {
            throw InvalidRequest.of("the request", json, "a JSON object, such as {} or {\"regions\": \"all\"}");
        }
        var request = base;
        for (var field : json.properties()) {
            request = with(request, field.getKey(), field.getValue());
        }
        return request;
    }

    public static JsonNode write(CensusRequest request) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        writeAccounts(request.accounts(), json);
        json.put("role", request.role().name());
        if (request.role().externalId() != null) {
            json.put("externalId", request.role().externalId());
        }
        switch (request.regions()) {
            case Regions.Own() -> {}
            case Regions.AllEnabled() -> json.put("regions", ALL);
            case Regions.Listed(List<String> names) -> names.forEach(json.putArray("regions")::add);
        }
        var filters = json.putObject("filters");
        request.filters().forEach((name, values) -> values.forEach(filters.putArray(name)::add));
        request.groupBy().forEach(json.putArray("groupBy")::add);
        request.tolerate().names().forEach(json.putArray("tolerate")::add);
        return json.put("attachedOnly", request.attachedOnly())
                .put("require", request.require().label())
                .put("callsPerSecond", request.callsPerSecond())
                .put("inProcessLimit", request.inProcessLimit());
    }

    private static CensusRequest with(CensusRequest request, String field, JsonNode value) {
        return switch (field) {
            case "accounts" -> request.withAccounts(accounts(value));
            case "role" ->
                request.withRole(
                        new AccountRole(text(field, value), request.role().externalId()));
            case "externalId" -> request.withRole(new AccountRole(request.role().name(), text(field, value)));
            case "tolerate" -> request.withTolerate(new Tolerance(texts(field, value)));
            case "attachedOnly" -> request.withAttachedOnly(truth(field, value));
            case "require" -> request.withRequire(Requirement.of(text(field, value)));
            case "regions" -> request.withRegions(regions(value));
            case "filters" -> request.withFilters(filters(value));
            case "groupBy" -> request.withGroupBy(texts(field, value));
            case "callsPerSecond" -> request.withCallsPerSecond(wholeNumber(field, value));
            case "inProcessLimit" -> request.withInProcessLimit(wholeNumber(field, value));
            case COMMENT -> request;
            default -> throw unknown("field", field, FIELDS);
        };
    }

    private static InvalidRequest unknown(String where, String field, List<String> known) {
        return InvalidRequest.of(where, field, String.join(", ", known) + Suggestion.question(field, known));
    }

    private static Accounts accounts(JsonNode value) {
        if (value.isString() && value.stringValue().equals(ORGANIZATION)) {
            return new Accounts.Organization(List.of(), List.of());
        }
        if (value.isArray()) {
            return new Accounts.Listed(texts("accounts", value));
        }
        if (!value.isObject()) {
            throw InvalidRequest.of(
                    "accounts",
                    value,
                    "\"organization\", an array of account ids, or an object such as {\"exclude\":"
                            + " [\"111122223333\"]}");
        }
        List<String> units = List.of();
        List<String> exclude = List.of();
        for (var field : value.properties()) {
            switch (field.getKey()) {
                case "organizationalUnits" -> units = texts("accounts.organizationalUnits", field.getValue());
                case "exclude" -> exclude = texts("accounts.exclude", field.getValue());
                default -> throw unknown("field of accounts", field.getKey(), ORGANIZATION_FIELDS);
            }
        }
        return new Accounts.Organization(units, exclude);
    }

    private static void writeAccounts(Accounts accounts, ObjectNode json) {
        switch (accounts) {
            case Accounts.Own() -> {}
            case Accounts.Listed(List<String> ids) -> ids.forEach(json.putArray("accounts")::add);
            case Accounts.Organization(List<String> units, List<String> exclude) -> {
                var organization = json.putObject("accounts");
                units.forEach(organization.putArray("organizationalUnits")::add);
                exclude.forEach(organization.putArray("exclude")::add);
            }
        }
    }

    private static String text(String field, JsonNode value) {
        if (!value.isString()) {
            throw InvalidRequest.of(field, value, "a string in double quotes");
        }
        return value.stringValue();
    }

    private static boolean truth(String field, JsonNode value) {
        if (!value.isBoolean()) {
            throw InvalidRequest.of(field, value, "true or false, without quotes");
        }
        return value.booleanValue();
    }

    private static Regions regions(JsonNode value) {
        if (value.isString() && value.stringValue().equals(ALL)) {
            return new Regions.AllEnabled();
        }
        if (!value.isArray()) {
            throw InvalidRequest.of("regions", value, "\"all\", or an array of region names");
        }
        return new Regions.Listed(texts("regions", value));
    }

    private static SortedMap<String, List<String>> filters(JsonNode value) {
        if (!value.isObject()) {
            throw InvalidRequest.of("filters", value, "an object such as {\"tag:env\": [\"prod\"]}");
        }
        var filters = new TreeMap<String, List<String>>();
        value.properties().forEach(filter -> {
            String field = "filters." + filter.getKey();
            filters.put(filter.getKey(), texts(field, filter.getValue()));
        });
        return filters;
    }

    private static List<String> texts(String field, JsonNode value) {
        if (!value.isArray()) {
            throw InvalidRequest.of(field, value, "an array of strings");
        }
        var texts = new ArrayList<String>();
        for (JsonNode element : value) {
            if (!element.isString()) {
                throw InvalidRequest.of(field, element, "texts in double quotes");
            }
            texts.add(element.stringValue());
        }
        return texts;
    }

    private static int wholeNumber(String field, JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw InvalidRequest.of(field, value, "a whole number, without quotes");
        }
        return value.intValue();
    }
}
