package ebscensus.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The terminal program of this build in a process of its own. As {@code ./census} does, it starts from jars and from a cache of
 * loaded classes, which takes less than half the processor time; the tests start it hundreds of times.
 */
public final class Packaged {
    private static final Packaged PROGRAM = make();

    private final Path cache;
    private final String jars;

    private Packaged(Path cache, String jars) {
        this.cache = cache;
        this.jars = jars;
    }

    /** The program and these arguments, to be started by a test. */
    public static List<String> census(String... arguments) {
        return PROGRAM.command("-XX:AOTCache=" + PROGRAM.cache, arguments);
    }

    private static Packaged make() {
        try {
            var folder = Files.createTempDirectory("census");
            folder.toFile().deleteOnExit();
            var made = new Packaged(deletedOnExit(folder.resolve("census.aot")), jars(folder));
            made.train();
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the cache of classes was made", e);
        }
    }

    /** The class path, with a jar in place of each folder: the JVM caches no classes of folders. */
    private static String jars(Path folder) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(Files::exists)
                .map(entry -> Files.isDirectory(entry) ? jar(entry, folder) : entry)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path jar(Path classes, Path folder) {
        try {
            var jar = deletedOnExit(Files.createTempFile(folder, "classes", ".jar"));
            var tool = ToolProvider.findFirst("jar").orElseThrow();
            int status =
                    tool.run(System.out, System.err, "-c", "-0", "-f", jar.toString(), "-C", classes.toString(), ".");
            if (status != 0) {
                throw new IllegalStateException("jar ended with " + status + " for " + classes);
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code ./census} does it. */
    private void train() throws IOException, InterruptedException {
        var training = new ProcessBuilder(command(
                        "-XX:AOTCacheOutput=" + cache, "run", "--simulate", "2000", "--output", "json", "--quiet"))
                .redirectErrorStream(true)
                .start();
        String said = new String(training.getInputStream().readAllBytes(), UTF_8);
        if (training.waitFor() != 0 || !Files.exists(cache)) {
            throw new IllegalStateException("no cache of classes was made: " + said);
        }
    }

    /**
     * With the simplest collector, and with the C1 compiler alone, which compiles only what runs ten times as often as usual: no
     * test runs so long that compiling more would pay.
     */
    private List<String> command(String caching, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:CompileThresholdScaling=10",
                "-XX:+UseSerialGC",
                caching,
                // What the JVM has to say goes to standard error, and nothing about its cache.
                "-Xlog:disable",
                "-Xlog:all=warning,aot*=off,cds*=off:stderr",
                "-cp",
                jars,
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Path deletedOnExit(Path file) {
        file.toFile().deleteOnExit();
        return file;
    }
}
