package ebscensus.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Finds the smallest heap, by bisection, in which a program needs at most {@value #AS_FAST} times the processor time that it needs
 * with {@value #ROOMY} MB.
 *
 * @param program a class whose {@code main} prints the processor nanoseconds of its process
 */
record HeapSearch(Class<?> program, List<String> arguments) {
    static final int ROOMY = 2_048;
    static final double AS_FAST = 1.25;
    private static final Duration HOURS = Duration.ofHours(2);

    HeapSearch {
        arguments = List.copyOf(arguments);
    }

    /**
     * The sizes of the heap among which the search chooses: multiples of a step, from one step to {@code most} steps.
     *
     * @param megabytes the size of a step
     * @param most the maximum number of steps
     */
    record Range(int megabytes, int most) {}

    /**
     * @param megabytes the smallest heap that is enough; empty if even the largest heap of the range is too small
     * @param processorTime the processor time with {@value #ROOMY} MB
     */
    record Found(OptionalInt megabytes, Duration processorTime) {
        String inWords(Range range) {
            return megabytes.isEmpty() ? "> " + range.most() * range.megabytes() + " MB" : megabytes.getAsInt() + " MB";
        }
    }

    Found within(Range range) throws IOException, InterruptedException {
        var roomy = run(ROOMY, HOURS)
                .orElseThrow(() -> new IllegalStateException(ROOMY + " MB are not enough for " + program.getName()));
        return new Found(
                smallest(range, roomy.multipliedBy((long) (100 * AS_FAST)).dividedBy(100)), roomy);
    }

    private OptionalInt smallest(Range range, Duration bound) throws IOException, InterruptedException {
        int tooSmall = 0;
        int enough = range.most();
        if (!isEnough(enough * range.megabytes(), bound)) {
            return OptionalInt.empty();
        }
        while (enough - tooSmall > 1) {
            int middle = (enough + tooSmall) / 2;
            if (isEnough(middle * range.megabytes(), bound)) {
                enough = middle;
            } else {
                tooSmall = middle;
            }
        }
        return OptionalInt.of(enough * range.megabytes());
    }

    private boolean isEnough(int megabytes, Duration bound) throws IOException, InterruptedException {
        return run(megabytes, bound).filter(time -> time.compareTo(bound) <= 0).isPresent();
    }

    private Optional<Duration> run(int megabytes, Duration bound) throws IOException, InterruptedException {
        return Child.runWithin(megabytes, bound, program, arguments.toArray(String[]::new))
                .map(printed -> Duration.ofNanos(Long.parseLong(printed.strip())));
    }
}
