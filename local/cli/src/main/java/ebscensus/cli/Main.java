package ebscensus.cli;

import ebscensus.aws.AwsSettings;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;

/** Starts the command line in this process. */
final class Main {
    /** The start script sets this property, because Java cannot tell whether standard error is a terminal. */
    private static final String ERR_IS_TERMINAL = "ebscensus.terminal";

    /** The time for which an interrupted census waits for calls in flight, to count their results. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private Main() {}

    public static void main(String[] arguments) {
        var console = new Console(
                new FileOutputStream(FileDescriptor.out),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                Boolean.getBoolean(ERR_IS_TERMINAL),
                InstantSource.system(),
                new SignalInterrupts(PATIENCE, Runtime.getRuntime()::halt));
        System.exit(new CensusCli(console, AwsSettings.DEFAULT, System.getenv()).run(arguments));
    }
}
