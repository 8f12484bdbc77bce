package ebscensus.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs a program in a separate process, with the JDK and the classes of this program. */
final class Child {
    private static final long POLL_MILLIS = 50;

    /** The time after which a process is killed. We chose a time that is far longer than any benchmark needs. */
    private static final Duration LONGEST = Duration.ofMinutes(20);

    private Child() {}

    /**
     * Runs the program and waits for its end.
     *
     * @param program a class with a {@code main}
     * @param options the options of the JVM
     * @return what the program printed
     * @throws IllegalStateException if the program fails; the message contains what it printed
     */
    static String run(Class<?> program, List<String> options, String... arguments)
            throws IOException, InterruptedException {
        var process = start(program, options, arguments);
        String printed = text(process.getInputStream());
        if (process.waitFor() != 0) {
            throw failed(process, printed);
        }
        return printed;
    }

    private static Process start(Class<?> program, List<String> options, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /**
     * Runs the program until it ends or exceeds the processor time.
     *
     * @param heap the maximum size of the heap, in MB
     * @return what the program printed; empty if it ran out of memory or exceeded the processor time
     * @throws IllegalStateException if the program fails for any other reason; the message contains what it printed
     */
    static Optional<String> runWithin(int heap, Duration mostProcessorTime, Class<?> program, String... arguments)
            throws IOException, InterruptedException {
        var options = List.of("-Xmx" + heap + "m", "-XX:+ExitOnOutOfMemoryError");
        var process = start(program, options, arguments);
        var printed = CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            if (processorTime(process).compareTo(mostProcessorTime) > 0) {
                process.destroyForcibly().waitFor();
                return Optional.empty();
            }
            if (System.nanoTime() > end) {
                process.destroyForcibly().waitFor();
                throw failed(process, "it still ran after " + LONGEST.toMinutes() + " minutes; " + printed.join());
            }
        }
        if (process.exitValue() == 0) {
            return Optional.of(printed.join());
        }
        if (isOutOfMemory(printed.join())) {
            return Optional.empty();
        }
        throw failed(process, printed.join());
    }

    /**
     * Whether the heap was too small. If it was too small even to start the JVM, the JVM prints other messages, which also count.
     */
    private static boolean isOutOfMemory(String printed) {
        return printed.contains("Terminating due to java.lang.OutOfMemoryError")
                || printed.contains("Too small maximum heap")
                || printed.contains("GC triggered before VM initialization completed");
    }

    /** The processor time that the process has used; zero once it has ended. */
    private static Duration processorTime(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static String text(InputStream printed) {
        try {
            return new String(printed.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IllegalStateException failed(Process process, String printed) {
        return new IllegalStateException("the process failed, status " + process.exitValue() + ": " + printed);
    }
}
