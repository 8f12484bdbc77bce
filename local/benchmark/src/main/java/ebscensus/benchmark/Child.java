package ebscensus.benchmark;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process of its own, on this JDK and these classes. */
final class Child {
    private static final long POLL_MILLIS = 50;

    /** Longer than anything takes that comes to its end. */
    private static final Duration LONGEST = Duration.ofMinutes(20);

    private Child() {}

    /**
     * Runs it to its end.
     *
     * @param program with a {@code main}
     * @param options for the JVM
     * @return what it printed
     * @throws IllegalStateException if it fails; the message has what it printed
     */
    static String run(Class<?> program, List<String> options, String... arguments)
            throws IOException, InterruptedException {
        return printed(start(program, options, arguments));
    }

    /** Runs any other program to its end, with the same result and errors. */
    static String run(List<String> command) throws IOException, InterruptedException {
        return printed(start(command));
    }

    /** Whether its classes are in jars, all of them. */
    static boolean isOfJars() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .noneMatch(path -> Files.isDirectory(Path.of(path)));
    }

    private static String printed(Process process) throws InterruptedException {
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
        return start(command);
    }

    private static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** How a process with a limited heap ended. */
    sealed interface Ending {
        record Done(String printed) implements Ending {}

        /** The JVM said so. */
        record OutOfMemory() implements Ending {}

        /** It took more processor time than it may, and has been ended for that. */
        record TooSlow() implements Ending {}
    }

    /**
     * Runs it to its end, or until it has taken so much processor time.
     *
     * @param heap the greatest, in MB
     * @throws IllegalStateException if it fails for any other reason; the message has what it printed
     */
    static Ending runWithin(int heap, Duration mostProcessorTime, Class<?> program, String... arguments)
            throws IOException, InterruptedException {
        var options = List.of("-Xmx" + heap + "m", "-XX:+ExitOnOutOfMemoryError");
        var process = start(program, options, arguments);
        var printed = CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            if (processorTime(process).compareTo(mostProcessorTime) > 0) {
                process.destroyForcibly().waitFor();
                return new Ending.TooSlow();
            }
            if (System.nanoTime() > end) {
                process.destroyForcibly().waitFor();
                throw failed(process, "no end after " + LONGEST.toMinutes() + " minutes; " + printed.join());
            }
        }
        if (process.exitValue() == 0) {
            return new Ending.Done(printed.join());
        }
        if (isOutOfMemory(printed.join())) {
            return new Ending.OutOfMemory();
        }
        throw failed(process, printed.join());
    }

    /** In its last words, also where the heap does not even do for the JVM's own start. */
    private static boolean isOutOfMemory(String printed) {
        return printed.contains("Terminating due to java.lang.OutOfMemoryError")
                || printed.contains("Too small maximum heap")
                || printed.contains("GC triggered before VM initialization completed");
    }

    /** Nothing once it has ended. */
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
