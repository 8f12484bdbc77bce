package ebscensus.cli.firstcontact;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The fields of a form. */
final class Form {
    private static final Pattern FIELD = Pattern.compile("([^=&]+)=([^&]*)");

    private Form() {}

    static Map<String, String> of(String body) {
        Map<String, String> fields = new LinkedHashMap<>();
        FIELD.matcher(body)
                .results()
                .forEach(field -> fields.put(field.group(1), URLDecoder.decode(field.group(2), UTF_8)));
        return fields;
    }
}
