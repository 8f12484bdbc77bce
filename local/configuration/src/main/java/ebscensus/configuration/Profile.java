package ebscensus.configuration;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A profile in the files of {@code ~/.aws}.
 *
 * @param decided whether an option or another profile names this profile; if so, the credentials in the environment do not take
 *     precedence over it
 * @param values the values of the configuration file and of the credentials file; the credentials file takes precedence
 * @param keys the values of the credentials file alone
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

    /** The profile, as messages name it. */
    @Override
    public String toString() {
        return "profile \"" + name + "\"";
    }
}
