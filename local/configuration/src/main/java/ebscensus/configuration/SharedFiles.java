package ebscensus.configuration;

import static java.util.stream.Collectors.joining;

import ebscensus.aws.AwsAccessException;
import ebscensus.core.request.Suggestion;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The contents of the AWS CLI's configuration file and credentials file.
 *
 * @param sections the sections of the configuration file, by kind ({@code profile}, {@code sso-session}, {@code services}) and
 *     name
 * @param keys the profiles of the credentials file
 */
record SharedFiles(
        Path configFile,
        Map<String, Map<String, Map<String, String>>> sections,
        Map<String, Map<String, String>> keys) {
    private static final String PROFILE = "profile";
    private static final String DEFAULT = "default";
    private static final int MOST_NAMES = 20;

    static SharedFiles read(Environment environment) {
        Path config = file(environment, "AWS_CONFIG_FILE", "~/.aws/config");
        Path credentials = file(environment, "AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials");
        return new SharedFiles(config, byKind(IniFile.read(config)), IniFile.read(credentials));
    }

    /**
     * The profile that {@code option} names; without an option, the profile that the environment names; if the environment names
     * none either, the profile {@code default}, which need not exist.
     *
     * @throws AwsAccessException if the named profile does not exist, or if the environment variable is set but empty
     */
    Profile selected(@Nullable String option, Environment environment) {
        if (option != null) {
            return named(option, "--profile");
        }
        var variable = environment.firstSet("AWS_PROFILE", "AWS_DEFAULT_PROFILE");
        if (variable == null) {
            return profile(DEFAULT, false);
        }
        if (variable.value().isEmpty()) {
            throw new AwsAccessException(
                    variable.source() + " is set but empty: unset it, or set it to the name of a profile");
        }
        requireProfile(variable.value(), variable.source());
        return profile(variable.value(), false);
    }

    /** @throws AwsAccessException if the profile does not exist; the message names {@code source}, which named the profile */
    Profile named(String name, String source) {
        requireProfile(name, source);
        return profile(name, true);
    }

    /** The values of the section; empty if there is no such section. */
    Map<String, String> section(String kind, String name) {
        return sections.getOrDefault(kind, Map.of()).getOrDefault(name, Map.of());
    }

    private Profile profile(String name, boolean decided) {
        var values = new LinkedHashMap<>(section(PROFILE, name));
        var own = keys.getOrDefault(name, Map.of());
        values.putAll(own);
        return new Profile(name, decided, values, own);
    }

    private void requireProfile(String name, String source) {
        var known = new TreeSet<>(keys.keySet());
        known.addAll(sections.getOrDefault(PROFILE, Map.of()).keySet());
        if (known.contains(name)) {
            return;
        }
        throw new AwsAccessException(
                "there is no profile \"" + name + "\", which " + source + " names: " + instead(name, known));
    }

    private String instead(String name, SortedSet<String> known) {
        if (known.isEmpty()) {
            return "there are none in " + configFile + "; create one with `aws configure`";
        }
        return Suggestion.similar(name, known)
                .map(meant -> "did you mean \"" + meant + "\"?")
                .orElseGet(() ->
                        "the profiles are " + known.stream().limit(MOST_NAMES).collect(joining(", "))
                                + (known.size() > MOST_NAMES ? " and more" : ""));
    }

    private static Path file(Environment environment, String variable, String usual) {
        String named = environment.get(variable);
        return environment.path(named == null ? usual : named);
    }

    /**
     * Sorts the sections by kind and name. Keeps {@code [default]} and {@code [KIND NAME]}, where the name may be quoted, and
     * leaves out other sections.
     */
    private static Map<String, Map<String, Map<String, String>>> byKind(Map<String, Map<String, String>> file) {
        var kinds = new LinkedHashMap<String, Map<String, Map<String, String>>>();
        file.forEach((header, values) -> {
            var words = header.equals(DEFAULT) ? List.of(PROFILE, DEFAULT) : words(header);
            if (words.size() == 2) {
                kinds.computeIfAbsent(words.getFirst(), _ -> new LinkedHashMap<>())
                        .put(words.getLast(), values);
            }
        });
        return kinds;
    }

    private static List<String> words(String header) {
        try {
            return Words.of(header);
        } catch (IllegalArgumentException _) {
            return List.of();
        }
    }
}
