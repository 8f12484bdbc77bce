package ebscensus.configuration;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The environment variables of a process. A variable that is empty counts as not set. */
record Environment(Map<String, String> variables) {
    Environment {
        variables = Map.copyOf(variables);
    }

    /** The first of these that is set. */
    @Nullable Setting first(String... names) {
        for (String name : names) {
            String value = get(name);
            if (value != null) {
                return new Setting(name, value);
            }
        }
        return null;
    }

    @Nullable String get(String name) {
        String value = variables.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** With the home folder in place of a tilde at the start. */
    Path path(String text) {
        return text.equals("~") || text.startsWith("~/") ? home().resolve(text.substring(1).replaceFirst("^/", "")) : Path.of(text);
    }

    Path home() {
        String home = get("HOME");
        return Path.of(home == null ? System.getProperty("user.home") : home);
    }
}
