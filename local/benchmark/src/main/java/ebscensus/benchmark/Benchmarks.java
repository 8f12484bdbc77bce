package ebscensus.benchmark;

import ebscensus.core.request.Suggestion;
import ebscensus.core.request.Text;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.TypeConversionException;

/** Lists all benchmarks, and finds a benchmark by its name. */
final class Benchmarks {
    static final List<Benchmark> ALL =
            List.of(Requests.BENCHMARK, Throttled.BENCHMARK, Cpu.BENCHMARK, Memory.BENCHMARK, Cost.BENCHMARK);

    private static final int LONGEST_NAME_SHOWN = 80;

    private Benchmarks() {}

    /** @throws TypeConversionException if no benchmark has this name; the message suggests a similar name, or lists all names */
    static Benchmark named(String name) {
        return ALL.stream()
                .filter(benchmark -> benchmark.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(unknown(name)));
    }

    /** One line for each benchmark. */
    static String list() {
        int longest = ALL.stream()
                .mapToInt(benchmark -> benchmark.name().length())
                .max()
                .orElse(1);
        return ALL.stream()
                .map(benchmark -> ("%-" + longest + "s  %s%n").formatted(benchmark.name(), benchmark.purpose()))
                .collect(Collectors.joining());
    }

    private static String unknown(String name) {
        var names = ALL.stream().map(Benchmark::name).toList();
        return "unknown benchmark " + Text.quoted(name, LONGEST_NAME_SHOWN)
                + Suggestion.similar(name, names)
                        .map(meant -> "; did you mean " + meant + "?")
                        .orElse("; use one of " + String.join(", ", names));
    }
}
