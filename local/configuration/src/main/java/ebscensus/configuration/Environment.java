package ebscensus.configuration;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The environment variables of a process. */
record Environment(Map<String, String> variables) {
    Environment {
        variables = Map.copyOf(variables);
    }

    /** The first of these variables that is set and not empty; null if there is none. */
    @Nullable
    Setting first(String... names) {
        return first(name -> get(name) != null, names);
    }

    /** The first of these variables that is set, even if it is empty; null if none is set. */
    @Nullable
    Setting firstSet(String... names) {
        return first(variables::containsKey, names);
    }

    /**
     * The variable if it is set and not empty, otherwise the property of the profile; null if the profile has no such property
     * either.
     */
    @Nullable
    Setting orOf(Profile profile, String variable, String property) {
        var setting = first(variable);
        return setting == null ? profile.setting(property) : setting;
    }

    private @Nullable Setting first(Predicate<String> isGiven, String... names) {
        return Stream.of(names)
                .filter(isGiven)
                .map(name -> new Setting(name, variables.getOrDefault(name, "")))
                .findFirst()
                .orElse(null);
    }

    /** The value of the variable; null if it is unset or empty. */
    @Nullable
    String get(String name) {
        String value = variables.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** The path that the text names, with the home folder instead of a tilde at the start. */
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
