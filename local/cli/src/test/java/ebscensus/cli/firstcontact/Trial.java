package ebscensus.cli.firstcontact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.cli.firstcontact.Expected.Counts;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that was run with the environment and the files of a row, and what came of it.
 *
 * @param status of its exit; -1 if it had to be killed
 * @param places what the placeholders of the row stood for
 * @param seen what it asked of AWS
 * @param proxied what it asked of the proxy
 */
record Trial(int status, String out, String err, Places places, List<Seen> seen, List<String> proxied) {
    private static final int PATIENCE_SECONDS = 150;

    static Trial of(Row row, List<String> program, PrivateCa ca, Path folder)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path home = Files.createTempDirectory(folder, "home");
        try (var aws = ScriptedAws.start(row.script(), row.proxy(), ca.tls())) {
            var places = Places.of(home, aws, ca);
            write(row, places, home);
            List<String> command = new ArrayList<>(program);
            if (!row.arguments().isEmpty()) {
                command.addAll(List.of(places.in(row.arguments()).split(" ", -1)));
            }
            int status = run(row, command, places, home);
            return new Trial(status, text(home, "out"), text(home, "err"), places, aws.seen(), aws.proxied());
        }
    }

    /** There was such a request, and each was signed by that caller for that region, at that host, that way. */
    void requireAsked(Counts counts, String service, String action) {
        var asked =
                seen.stream().filter(request -> request.asks(service, action)).toList();
        String host = places.in(service.equals("ec2") ? counts.ec2() : counts.sts());
        assertThat(asked)
                .as(service + ":" + action + " of " + this)
                .isNotEmpty()
                .allSatisfy(request -> {
                    assertThat(Identity.ofKey(request.accessKey())).contains(counts.caller());
                    assertThat(request.host()).isEqualTo(host);
                    assertThat(request.region()).isEqualTo(counts.region());
                });
        boolean isHostProxied = proxied.stream().anyMatch(target -> target.contains(host));
        assertThat(isHostProxied).as("proxied: " + proxied).isEqualTo(!isLocal(host));
    }

    private static boolean isLocal(String host) {
        return host.startsWith("127.0.0.1:") || host.startsWith("localhost:");
    }

    private static void write(Row row, Places places, Path home) throws IOException {
        for (var file : row.files().entrySet()) {
            Path path = home.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, places.in(file.getValue()));
        }
    }

    private static int run(Row row, List<String> command, Places places, Path home)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(home.resolve("out").toFile())
                .redirectError(home.resolve("err").toFile());
        var environment = builder.environment();
        environment.keySet().retainAll(List.of("PATH"));
        environment.put("HOME", home.toString());
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("AWS_PAGER", "");
        row.environment().forEach((name, value) -> environment.put(name, places.in(value)));
        var process = builder.start();
        boolean isDone = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly().waitFor();
        return isDone ? process.exitValue() : -1;
    }

    private static String text(Path home, String file) throws IOException {
        return Files.readString(home.resolve(file), UTF_8);
    }
}
