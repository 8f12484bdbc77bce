package ebscensus.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The EC2 of moto, a Python library that nobody here wrote, in a process of its own: filled through boto3, and counted through
 * boto3. The script beside this class does both.
 */
final class Moto implements AutoCloseable {
    private static final String TAB = "\t";

    private final Process process;
    private final URI endpoint;
    private final List<String> figures;

    private Moto(Process process, URI endpoint, List<String> figures) {
        this.process = process;
        this.endpoint = endpoint;
        this.figures = List.copyOf(figures);
    }

    /** Whether there is a Python with it. */
    static boolean isInstalled() throws InterruptedException {
        try {
            var process = new ProcessBuilder("python3", "-c", "import boto3, moto.server")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    /** Waits until it is filled and counted. */
    static Moto start(Path folder) throws IOException {
        var script = folder.resolve("ec2_of_moto.py");
        try (var source = Moto.class.getResourceAsStream("ec2_of_moto.py")) {
            Files.write(script, Objects.requireNonNull(source).readAllBytes());
        }
        var errors = folder.resolve("errors").toFile();
        var process = new ProcessBuilder("python3", script.toString())
                .redirectError(errors)
                .start();
        var figures = new ArrayList<String>();
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            var words = line.split(TAB, 2);
            if (words[0].equals("endpoint")) {
                return new Moto(process, URI.create(words[1]), figures);
            }
            figures.add(line);
        }
        throw new IllegalStateException("moto could not be filled: " + said(errors));
    }

    URI endpoint() {
        return endpoint;
    }

    /** What boto3 has counted there: dimension, value, use, volumes, GiB, IOPS and MiB/s, with blanks between. */
    Set<String> figures(String census) {
        return figures.stream()
                .filter(line -> line.startsWith(census + TAB))
                .map(line -> line.substring(census.length() + 1).replace(TAB, " "))
                .collect(toSet());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String said(File errors) throws IOException {
        return Files.readString(errors.toPath(), UTF_8);
    }
}
