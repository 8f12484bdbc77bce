package ebscensus.configuration;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A profile of the files of {@code ~/.aws}.
 *
 * @param decided whether a person chose it for this run or a profile names it as its source: nothing of the environment then
 *     takes the place of its credentials
 * @param values of both files; those of the credentials file win
 * @param keys what the credentials file says of it
 */
record Profile(String name, boolean decided, Map<String, String> values, Map<String, String> keys) {
    @Nullable
    String get(String key) {
        String value = values.get(key);
        return value == null || value.isEmpty() ? null : value;
    }

    boolean has(String key) {
        return get(key) != null;
    }

    @Nullable
    Setting setting(String key) {
        String value = get(key);
        return value == null ? null : new Setting(key + " of " + this, value);
    }

    /** As messages name it. */
    @Override
    public String toString() {
        return "profile \"" + name + "\"";
    }
}
