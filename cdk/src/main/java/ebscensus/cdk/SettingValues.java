package ebscensus.cdk;

import ebscensus.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of the {@link Setting}s. A method that allows only certain values throws {@link InvalidSetting} for any other
 * value.
 */
final class SettingValues {
    private final Function<String, @Nullable Object> context;
    private final Map<String, String> environment;

    /** @param context the CDK's values by key, which take precedence over the environment */
    SettingValues(Function<String, @Nullable Object> context, Map<String, String> environment) {
        this.context = context;
        this.environment = environment;
    }

    String text(Setting setting) {
        Object value = context.apply(setting.key());
        return value == null ? environment.getOrDefault(setting.variable(), setting.fallback()) : text(value);
    }

    /** Converts a value to text, because values in cdk.json may also be numbers, lists and objects. */
    static String text(Object value) {
        return switch (value) {
            case String text -> text;
            case List<?> list -> list.stream().map(SettingValues::text).collect(Collectors.joining(","));
            default -> new String(Json.write(value), StandardCharsets.UTF_8);
        };
    }

    boolean isGiven(Setting setting) {
        return !text(setting).isEmpty();
    }

    String matching(Setting setting, Pattern pattern, String allowed) {
        String value = text(setting);
        if (!pattern.matcher(value).matches()) {
            throw InvalidSetting.of(setting, value, allowed);
        }
        return value;
    }

    Optional<String> optional(Setting setting, Pattern pattern, String allowed) {
        return isGiven(setting) ? Optional.of(matching(setting, pattern, allowed)) : Optional.empty();
    }

    /** The values of a comma-separated list; empty if the setting has no value. */
    List<String> list(Setting setting) {
        return isGiven(setting) ? Arrays.asList(text(setting).split(",", -1)) : List.of();
    }

    List<String> list(Setting setting, Pattern item, String allowed) {
        if (!list(setting).stream().allMatch(item.asMatchPredicate())) {
            throw InvalidSetting.of(setting, text(setting), allowed);
        }
        return list(setting);
    }

    int number(Setting setting, int least, int most) {
        String value = text(setting);
        if (!value.matches("[0-9]{1,9}") || Integer.parseInt(value) < least || Integer.parseInt(value) > most) {
            throw InvalidSetting.of(setting, value, "a whole number from " + least + " to " + most);
        }
        return Integer.parseInt(value);
    }

    /** @param fallback the result if the setting has no value */
    boolean flag(Setting setting, boolean fallback) {
        return isGiven(setting) ? flag(setting) : fallback;
    }

    boolean flag(Setting setting) {
        return matching(setting, Pattern.compile("true|false"), "true or false").equals("true");
    }

    /** @param toName returns the name that a constant has in settings */
    <E extends Enum<E>> E constant(Setting setting, Class<E> type, Function<E, String> toName) {
        var names = Arrays.stream(type.getEnumConstants()).map(toName).toList();
        int found = names.indexOf(text(setting));
        if (found < 0) {
            throw InvalidSetting.of(setting, text(setting), String.join(" or ", names));
        }
        return type.getEnumConstants()[found];
    }
}
