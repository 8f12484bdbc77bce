package ebscensus.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process of its own, on this JDK and these classes. */
final class Child {
    private Child() {}

    /**
     * Runs it to its end.
     *
     * @param program with a {@code main}
     * @param options for the JVM
     * @return what it printed
     * @throws IllegalStateException if it fails; the message has what it printed
     */
    static String run(Class<?> program, List<String> options, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        return run(command);
    }

    /** The same for any program. */
    static String run(List<String> command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IllegalStateException("the process failed: " + printed);
        }
        return printed;
    }
}
