package ebscensus.cli;

import ebscensus.core.request.InvalidRequest;
import java.time.Duration;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;

/** Parses times such as {@code 20us}, {@code 40ms} and {@code 2s}. */
final class DurationConverter implements ITypeConverter<Duration> {
    private static final Pattern TIME = Pattern.compile("([0-9]{1,9})(us|ms|s)");
    private static final long MICROSECOND_NANOS = 1_000;

    @Override
    public Duration convert(String text) {
        var time = TIME.matcher(text);
        if (!time.matches()) {
            throw InvalidRequest.of("time", text, "a whole number and its unit us, ms or s, such as 40ms");
        }
        long number = Long.parseLong(time.group(1));
        return switch (time.group(2)) {
            case "us" -> Duration.ofNanos(number * MICROSECOND_NANOS);
            case "ms" -> Duration.ofMillis(number);
            default -> Duration.ofSeconds(number);
        };
    }
}
