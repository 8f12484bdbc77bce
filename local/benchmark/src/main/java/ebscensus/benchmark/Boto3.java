package ebscensus.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The per-instance algorithm in Python, where {@code python3} and boto3 are installed. */
final class Boto3 {
    private static final String EACH_INSTANCE = "each_instance.py";
    private static final String READ_PAGES = "read_pages.py";

    private static final String AUTHORITIES = "from botocore.httpsession import where; print(where())";

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
        var figures = run(EACH_INSTANCE, endpoint, Map.of()).strip().split(" ", -1);
        return new Counted(Long.parseLong(figures[0]), Duration.ofNanos((long)
                (Double.parseDouble(figures[1]) * NANOS_PER_SECOND)));
    }

    /** Reads pages of volumes in a process of its own, and gives what it has printed: how many volumes were in them. */
    static String readPages(URI endpoint, int pages, Path authorities) throws IOException, InterruptedException {
        return run(READ_PAGES, endpoint, Map.of("AWS_CA_BUNDLE", authorities.toString()), String.valueOf(pages));
    }

    /** The certificate in the midst of all authorities that boto3 brings, in a new file of that folder. */
    static Path authorities(Certificate certificate, Path folder) throws IOException, InterruptedException {
        var brought = Path.of(Child.run(List.of("python3", "-c", AUTHORITIES)).strip());
        var all = folder.resolve("authorities.pem");
        return Files.writeString(all, Files.readString(brought) + Files.readString(certificate.pem()));
    }

    private static String run(String name, URI endpoint, Map<String, String> more, String... arguments)
            throws IOException, InterruptedException {
        Path script = Files.createTempFile("boto3", ".py");
        try (var source = Objects.requireNonNull(Boto3.class.getResourceAsStream(name), name)) {
            Files.copy(source, script, StandardCopyOption.REPLACE_EXISTING);
            var command = Stream.concat(Stream.of("python3", script.toString()), Stream.of(arguments));
            var builder = new ProcessBuilder(command.toList()).redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().put("AWS_ENDPOINT_URL", endpoint.toString());
            builder.environment().put("AWS_ACCESS_KEY_ID", "any");
            builder.environment().put("AWS_SECRET_ACCESS_KEY", "any");
            builder.environment()
                    .put("AWS_DEFAULT_REGION", Scopes.first(1).getFirst().region());
            builder.environment().putAll(more);
            return printed(builder.start());
        } finally {
            Files.delete(script);
        }
    }

    private static String printed(Process python) throws IOException, InterruptedException {
        String printed = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (python.waitFor() != 0) {
            throw new IOException("python3 ended with status " + python.exitValue() + "; its reason is above");
        }
        return printed;
    }
}
