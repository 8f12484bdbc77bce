package ebscensus.simulator.protocol;

import ebscensus.simulator.fleet.Filters;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The parameters of a call by name. {@link #parse} reads calls to EC2 and STS, and {@link JsonCall} reads calls to the other
 * services.
 */
record Query(Map<String, String> parameters) {
    private static final Pattern NUMBERED =
            Pattern.compile("([A-Za-z]+)\\.(\\d{1,6})(?:\\.(Name|Value)(?:\\.(\\d{1,6}))?)?");

    /** @param form the parameters in the format {@code application/x-www-form-urlencoded} */
    static Query parse(String form) {
        var parameters = new LinkedHashMap<String, String>();
        for (String pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return new Query(parameters);
    }

    String action() {
        return parameters.getOrDefault("Action", "");
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }

    boolean flag(String name) {
        return Boolean.parseBoolean(parameters.get(name));
    }

    /** The values of {@code name.1}, {@code name.2} and so on. */
    List<String> list(String name) {
        var values = new TreeMap<Integer, String>();
        parameters.forEach((key, value) -> {
            var matcher = NUMBERED.matcher(key);
            if (matcher.matches() && matcher.group(3) == null && name.equals(matcher.group(1))) {
                values.put(Integer.valueOf(matcher.group(2)), value);
            }
        });
        return List.copyOf(values.values());
    }

    /**
     * The filters by name. If a call has two filters with the same name, that name has the values of both.
     *
     * @throws Ec2Error if the filters break EC2's limits, or if one of them has no values
     */
    SequencedMap<String, List<String>> filters() {
        var names = new TreeMap<Integer, String>();
        var values = new TreeMap<Integer, TreeMap<Integer, String>>();
        parameters.forEach((key, value) -> {
            var matcher = NUMBERED.matcher(key);
            if (matcher.matches() && "Filter".equals(matcher.group(1)) && matcher.group(3) != null) {
                var number = Integer.valueOf(matcher.group(2));
                if (matcher.group(4) == null) {
                    names.put(number, value);
                } else {
                    values.computeIfAbsent(number, n -> new TreeMap<>()).put(Integer.valueOf(matcher.group(4)), value);
                }
            }
        });
        requireWithinLimits(names, values);
        var filters = new LinkedHashMap<String, List<String>>();
        names.forEach((number, name) -> filters.computeIfAbsent(name, n -> new ArrayList<>())
                .addAll(values.getOrDefault(number, new TreeMap<>()).values()));
        return filters;
    }

    /**
     * The filters for resources of one kind.
     *
     * @param properties returns, for the name of a filter, the property that the filter compares; empty for an unknown name
     * @throws Ec2Error if a filter is unknown or has no values, or if the filters break EC2's limits
     */
    <R> Filters<R> filters(Function<String, Optional<Filters.Property<R>>> properties) {
        try {
            return new Filters<>(filters(), properties);
        } catch (IllegalArgumentException e) {
            throw Ec2Error.invalidValue(String.valueOf(e.getMessage()));
        }
    }

    /** The names of the filters, whether EC2 has them or not. */
    Set<String> filterNames() {
        return parameters.entrySet().stream()
                .filter(parameter -> parameter.getKey().startsWith("Filter.")
                        && parameter.getKey().endsWith(".Name"))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
    }

    /** The number of values of all filters. */
    int filterValues() {
        return (int) parameters.keySet().stream()
                .filter(key -> key.startsWith("Filter.") && key.contains(".Value."))
                .count();
    }

    /** The number of requested ids of all kinds. */
    int ids() {
        return list("InstanceId").size() + list("VolumeId").size();
    }

    /**
     * Whether the response is a page. A call with a token but without {@code MaxResults} also returns a page, although EC2
     * throttles it like an unpaginated call.
     */
    boolean paginated() {
        return text("MaxResults").isPresent() || text("NextToken").isPresent();
    }

    /** The requested {@code MaxResults}; empty if it is absent or not a number. */
    OptionalInt maxResults() {
        try {
            return text("MaxResults").map(Integer::valueOf).map(OptionalInt::of).orElse(OptionalInt.empty());
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    private static void requireWithinLimits(
            Map<Integer, String> names, Map<Integer, ? extends Map<Integer, String>> values) {
        if (names.size() > Ec2Limits.FILTERS) {
            throw Ec2Error.invalid(
                    "FilterLimitExceeded",
                    "The maximum number of filters specified on a single call is " + Ec2Limits.FILTERS);
        }
        if (values.values().stream().mapToInt(Map::size).sum() > Ec2Limits.FILTER_VALUES) {
            throw Ec2Error.invalid(
                    "FilterLimitExceeded",
                    "The maximum number of filter values specified on a single call is " + Ec2Limits.FILTER_VALUES);
        }
        names.forEach((number, name) -> {
            if (!values.containsKey(number)) {
                throw Ec2Error.invalidValue("The filter '" + name + "' has no values");
            }
        });
        for (var ofFilter : values.values()) {
            for (String value : ofFilter.values()) {
                if (value.length() > Ec2Limits.FILTER_VALUE_CHARACTERS) {
                    throw Ec2Error.invalidValue("Filter value exceeds " + Ec2Limits.FILTER_VALUE_CHARACTERS
                            + " characters: " + value.length());
                }
            }
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Ec2Error.invalid("MalformedQueryString", "The query string contains a syntax error: " + text);
        }
    }
}
