package ebscensus.simulator.protocol;

import ebscensus.simulator.json.JsonFields;
import ebscensus.simulator.json.JsonText;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads calls and writes errors in AWS's JSON 1.1 protocol. */
final class JsonCall {
    static final String TARGET = "X-Amz-Target";

    private static final Map<String, Api> SERVICES =
            Map.of("AWSOrganizationsV20161128", Api.ORGANIZATIONS, "AWSPriceListService", Api.PRICING);

    private JsonCall() {}

    /** The service of a target; Organizations if the target belongs to no service. */
    static Api api(String target) {
        return SERVICES.getOrDefault(service(target), Api.ORGANIZATIONS);
    }

    /**
     * The call as a {@link Query}, whose parameters have the names that {@link JsonFields} gives them.
     *
     * @throws Ec2Error if the target is unknown or the body cannot be read
     */
    static Query query(String target, String body) {
        if (!SERVICES.containsKey(service(target))) {
            throw Ec2Error.invalid("UnknownOperationException", "no operation " + target);
        }
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("Action", target.substring(target.indexOf('.') + 1));
        try {
            parameters.putAll(JsonFields.of(body));
        } catch (IllegalArgumentException e) {
            throw Ec2Error.invalid("SerializationException", String.valueOf(e.getMessage()));
        }
        return new Query(parameters);
    }

    private static String service(String target) {
        return target.substring(0, Math.max(0, target.indexOf('.')));
    }

    static void writeError(XmlWriter body, String code, String message) {
        body.literal("{\"__type\":\"" + code + "\",\"Message\":\"" + JsonText.escaped(message) + "\"}");
    }
}
