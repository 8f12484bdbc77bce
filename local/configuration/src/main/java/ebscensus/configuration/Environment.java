package ebscensus.configuration;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The environment variables of a process. */
record Environment(Map<String, String> variables) {
    Environment {
        variables = Map.copyOf(variables);
    }

    /** The first of these that is set, and not empty. */
    @Nullable
    Setting first(String... names) {
        return Stream.of(names)
                .filter(name -> get(name) != null)
                .map(name -> new Setting(name, variables.getOrDefault(name, "")))
                .findFirst()
                .orElse(null);
    }

    /** The first of these that is set, even if to nothing. */
    @Nullable
    Setting firstSet(String... names) {
        return Stream.of(names)
                .filter(variables::containsKey)
                .map(name -> new Setting(name, variables.getOrDefault(name, "")))
                .findFirst()
                .orElse(null);
    }

    /** Null also if it is empty. */
    @Nullable
    String get(String name) {
        String value = variables.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** With the home folder in place of a tilde at the start. */
    Path path(String text) {
        return text.equals("~") || text.startsWith("~/")
                ? home().resolve(text.substring(1).replaceFirst("^/", ""))
                : Path.of(text);
    }

    Path home() {
        String home = get("HOME");
        return Path.of(home == null ? System.getProperty("user.home") : home);
    }
}
