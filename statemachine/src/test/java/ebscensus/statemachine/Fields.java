package ebscensus.statemachine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The fields of one object of a definition, each taken once by name; {@link #end} refuses those that nobody took. */
final class Fields {
    private final String where;
    private final JsonNode object;
    private final Set<String> left = new TreeSet<>();

    /** @param where for messages: whose fields these are */
    Fields(String where, JsonNode object) {
        if (!object.isObject()) {
            throw new IllegalArgumentException(where + ": an object is needed, not " + object);
        }
        this.where = where;
        this.object = object;
        left.addAll(object.propertyNames());
    }

    JsonNode any(String name) {
        return optional(name).orElseThrow(() -> new IllegalArgumentException(where + ": " + name + " is missing"));
    }

    Optional<JsonNode> optional(String name) {
        left.remove(name);
        return object.optional(name);
    }

    String text(String name) {
        return any(name).stringValue();
    }

    Optional<String> optionalText(String name) {
        return optional(name).map(JsonNode::stringValue);
    }

    Fields inner(String name) {
        return new Fields(where + "." + name, any(name));
    }

    /** The elements of an array of objects; none if there is no such field. */
    <T> List<T> list(String name, Function<Fields, T> read) {
        var elements = new ArrayList<T>();
        optional(name)
                .ifPresent(array -> array.forEach(element -> elements.add(
                        read.apply(new Fields(where + "." + name + "[" + elements.size() + "]", element)))));
        return elements;
    }

    /** The objects of an object, each with its name. */
    Map<String, JsonNode> entries(String name) {
        var entries = new HashMap<String, JsonNode>();
        any(name).forEachEntry(entries::put);
        return entries;
    }

    /** Refuses a field that has another than the one value this runner knows. */
    void require(String name, String known) {
        String value = text(name);
        if (!value.equals(known)) {
            throw new Unsupported(where + ": " + name + " \"" + value + "\"; known is only \"" + known + "\"");
        }
    }

    void end() {
        if (!left.isEmpty()) {
            throw new Unsupported(where + ": fields " + left);
        }
    }

    String where() {
        return where;
    }
}
