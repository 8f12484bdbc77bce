package ebscensus.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The start scripts of this repository beside a few sources, a Maven and a JDK that only note that they were called. A program in
 * {@code folder/maven} and {@code folder/java} says what they do instead.
 */
record Checkout(Path folder) {
    private static final Path REPOSITORY = Path.of("..", "..");
    private static final long SECONDS = 60;

    /** What Maven and the JDK share: each call leaves a line. */
    private static final String NOTE = "echo \"$0 $*\" >> \"%1$s/calls\"\n";

    private static final String MAVEN = "#!/bin/sh\nset -e\n" + NOTE
            + "if [ -x \"%1$s/maven\" ]; then exec \"%1$s/maven\" \"$@\"; fi\n"
            + "while [ \"$1\" != -f ]; do shift; done\n"
            + "cd \"${2%%/*}/local/cli\" && mkdir -p target/lib && echo built > target/cli.jar && echo lib >"
            + " target/lib/a.jar\n";

    private static final String JAVA = "#!/bin/sh\n" + NOTE
            + "case \"$*\" in *AOTCacheOutput=*) touch \"${1#*=}\"; exit 0 ;; esac\n"
            + "if [ -x \"%1$s/java\" ]; then exec \"%1$s/java\" \"$@\"; fi\n"
            + "echo \"started with $LC_ALL\"\n";

    /** @param folder for the checkout and what it needs; to be reached by every user */
    static Checkout in(Path folder) throws IOException {
        var checkout = new Checkout(folder.resolve("checkout"));
        for (String script : List.of("census", ".mvn/jdk.sh", "cdk/app")) {
            checkout.write(script, Files.readString(REPOSITORY.resolve(script)));
        }
        checkout.write("pom.xml", "<project/>");
        checkout.write("functions/core/pom.xml", "<project/>");
        checkout.write("functions/core/src/main/java/A.java", "class A {}");
        checkout.write("functions/core/src/test/java/ATest.java", "class ATest {}");
        checkout.write("local/cli/pom.xml", "<project/>");
        checkout.write("local/cli/src/main/java/B.java", "class B {}");
        program(folder.resolve("bin/mvn"), MAVEN.formatted(folder));
        program(folder.resolve("jdk/bin/java"), JAVA.formatted(folder));
        program(folder.resolve("jdk/bin/javac"), "#!/bin/sh\n");
        Files.writeString(folder.resolve("jdk/release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"25.0.1\"\n");
        return checkout;
    }

    /** A copy as {@code cp -r} makes it, in the same folder. */
    Checkout copy() throws IOException, InterruptedException {
        var copy = new Checkout(folder.resolveSibling("copy"));
        new ProcessBuilder("cp", "-r", folder.toString(), copy.folder.toString())
                .start()
                .waitFor();
        return copy;
    }

    void write(String name, String content) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        executable(file);
    }

    void maven(String script) throws IOException {
        program(folder.resolveSibling("maven"), "#!/bin/sh\n" + script);
    }

    void java(String script) throws IOException {
        program(folder.resolveSibling("java"), "#!/bin/sh\n" + script);
    }

    /** How often Maven was started, and how often a cache of classes was made. */
    long builds() throws IOException {
        return calls("/bin/mvn ");
    }

    long trainings() throws IOException {
        return calls("AOTCacheOutput=");
    }

    Ran census(String... arguments) throws IOException, InterruptedException {
        return ended(start(Map.of(), command("./census", arguments)));
    }

    Ran censusAs(List<String> user, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(user);
        command.addAll(command("./census", arguments));
        return ended(start(Map.of(), command));
    }

    Process start(Map<String, String> environment, List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("JAVA_HOME", folder.resolveSibling("jdk").toString());
        builder.environment().merge("PATH", folder.resolveSibling("bin") + ":", (path, bin) -> bin + path);
        builder.environment().putAll(environment);
        return builder.start();
    }

    static Ran ended(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("still running: " + err);
        }
        return new Ran(process.exitValue(), out, err);
    }

    private long calls(String what) throws IOException {
        var calls = folder.resolveSibling("calls");
        if (!Files.exists(calls)) {
            return 0;
        }
        try (var lines = Files.lines(calls)) {
            return lines.filter(line -> line.contains(what)).count();
        }
    }

    private static List<String> command(String program, String... arguments) {
        var command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        return command;
    }

    private static void program(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, script);
        executable(file);
    }

    private static void executable(Path file) {
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
