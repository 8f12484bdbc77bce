package ebscensus.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** The per-instance algorithm in Python, where {@code python3} and boto3 are installed. */
final class Boto3 {
    private static final String SCRIPT = "each_instance.py";
    private static final double NANOS_PER_SECOND = 1e9;

    private Boto3() {}

    /** @param time as the script took it */
    record Counted(long volumes, Duration time) {}

    static boolean isInstalled() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "-c", "import boto3")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noPython) {
            return false;
        }
    }

    static Counted askForEachInstance(URI endpoint) throws IOException, InterruptedException {
        Path script = Files.createTempFile("each_instance", ".py");
        try (var source = Objects.requireNonNull(Boto3.class.getResourceAsStream(SCRIPT), SCRIPT)) {
            Files.copy(source, script, StandardCopyOption.REPLACE_EXISTING);
            var builder = new ProcessBuilder(List.of("python3", script.toString()))
                    .redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().put("AWS_ENDPOINT_URL", endpoint.toString());
            builder.environment().put("AWS_ACCESS_KEY_ID", "any");
            builder.environment().put("AWS_SECRET_ACCESS_KEY", "any");
            builder.environment()
                    .put("AWS_DEFAULT_REGION", Scopes.first(1).getFirst().region());
            return read(builder.start());
        } finally {
            Files.delete(script);
        }
    }

    private static Counted read(Process python) throws IOException, InterruptedException {
        String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (python.waitFor() != 0) {
            throw new IOException("python3 ended with status " + python.exitValue() + "; its reason is above");
        }
        var figures = said.strip().split(" ", -1);
        return new Counted(Long.parseLong(figures[0]), Duration.ofNanos((long)
                (Double.parseDouble(figures[1]) * NANOS_PER_SECOND)));
    }
}
