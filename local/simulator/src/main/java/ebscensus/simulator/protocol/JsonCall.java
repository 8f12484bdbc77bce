package ebscensus.simulator.protocol;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads calls in AWS's JSON 1.1 protocol. Only flat objects of texts and numbers are supported. */
final class JsonCall {
    static final String TARGET = "X-Amz-Target";

    private static final String ORGANIZATIONS = "AWSOrganizationsV20161128.";
    private static final Pattern OBJECT = Pattern.compile("\\s*\\{.*}\\s*", Pattern.DOTALL);
    private static final Pattern MEMBER = Pattern.compile("\"(\\w+)\"\\s*:\\s*(?:\"([^\"\\\\]*)\"|(\\d+))");

    private JsonCall() {}

    /**
     * The same call in the Query protocol.
     *
     * @throws Ec2Error if it cannot be read
     */
    static Query query(String target, String body) {
        if (!target.startsWith(ORGANIZATIONS)) {
            throw Ec2Error.invalid("UnknownOperationException", "no operation " + target);
        }
        if (!OBJECT.matcher(body).matches()) {
            throw Ec2Error.invalid("SerializationException", "not a JSON object");
        }
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("Action", target.substring(ORGANIZATIONS.length()));
        var member = MEMBER.matcher(body);
        while (member.find()) {
            parameters.put(member.group(1), Optional.ofNullable(member.group(2)).orElseGet(() -> member.group(3)));
        }
        return new Query(parameters);
    }

    static void writeError(XmlWriter body, String code, String message) {
        body.literal("{\"__type\":\"" + code + "\",\"Message\":\"" + escaped(message) + "\"}");
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder();
        text.chars()
                .forEach(c -> escaped.append(
                        c < ' ' || c > '~' || c == '"' || c == '\\'
                                ? String.format("\\u%04x", c)
                                : Character.toString(c)));
        return escaped.toString();
    }
}
