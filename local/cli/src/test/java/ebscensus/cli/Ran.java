package ebscensus.cli;

import ebscensus.aws.AwsSettings;
import ebscensus.aws.AwsSettings.FixedCredentials;
import ebscensus.aws.Patience;
import ebscensus.cli.terminal.Interrupts;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a command line went that was run in this process. */
record Ran(int status, String out, String err) {
    /** All are objects of the document itself, which ends each of its objects with two spaces and a bracket. */
    private static final Pattern WHO_AND_WHAT =
            Pattern.compile("(?s)  \"(caller|request|prices|largest|accounts)\" : \\{(\n.*?\n  | )\\},\n");

    /** What the savings are of. */
    private static final Pattern CONVERTIBLE = Pattern.compile("(?s),\n    \"convertible\" : \\[( |.*?\n    \\} )\\]");

    private static final Pattern UNLISTED =
            Pattern.compile(",?\n +\"unlisted\" : \\{[^{}]*(\"monthly\" : \\{[^}]*\\}[^{}]*)?\\}");

    /** Of a scope of more than one page of instances. */
    private static final Pattern NOT_ASKED =
            Pattern.compile("\\{[^{}]*\"source\" : \"unlisted\"[^{}]*\\}(, | (?=\\]))");

    private static final Pattern EMPTIED = Pattern.compile(",\n +\"\\(unlisted\\)\" : \\{\\s*\\}");

    private static final Pattern SUMS_WITH_UNLISTED =
            Pattern.compile("(?s)  \"(billed|savings)\" : \\{\n.*?\n  \\},\n");

    /** Impatient, and never with the credentials of whoever runs the tests. */
    static final AwsSettings AWS = AwsSettings.DEFAULT
            .withCredentials(new FixedCredentials("test", "test"))
            .withRegion("us-east-1")
            .withPatience(new Patience(
                    8, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(10), Duration.ofSeconds(2)));

    /** Where nobody has configured anything. */
    private static final Map<String, String> ENVIRONMENT = Map.of("HOME", "/nonexistent");

    static Ran census(String... arguments) {
        return census(AWS, arguments);
    }

    static Ran census(AwsSettings aws, String... arguments) {
        return census(aws, new FakeInterrupts(false), arguments);
    }

    static Ran census(Interrupts interrupts, String... arguments) {
        return census(AWS, interrupts, arguments);
    }

    static Ran census(OutputStream out, String... arguments) {
        return census(AWS, out, new FakeInterrupts(false), arguments);
    }

    private static Ran census(AwsSettings aws, Interrupts interrupts, String... arguments) {
        var out = new ByteArrayOutputStream();
        var ran = census(aws, out, interrupts, arguments);
        return new Ran(ran.status(), out.toString(StandardCharsets.UTF_8), ran.err());
    }

    private static Ran census(AwsSettings aws, OutputStream out, Interrupts interrupts, String... arguments) {
        var err = new ByteArrayOutputStream();
        var console = new Console(
                out, new PrintStream(err, true, StandardCharsets.UTF_8), false, InstantSource.system(), interrupts);
        int status = new CensusCli(console, aws, ENVIRONMENT).run(arguments);
        return new Ran(status, "", err.toString(StandardCharsets.UTF_8));
    }

    /**
     * The findings without volumes in use by something that is no instance, and without the sums that they are in: a scope of more
     * than one page of instances is asked for the volumes of these and for unattached ones, so that they are not seen.
     */
    String findingsButUnlisted() {
        String asked = NOT_ASKED.matcher(findings()).replaceAll("");
        String without = EMPTIED.matcher(UNLISTED.matcher(asked).replaceAll("")).replaceAll("");
        return SUMS_WITH_UNLISTED.matcher(without).replaceAll("");
    }

    /**
     * The JSON result without what differs from run to run, who asked for what, and what a truth does not have: the cells, and what the
     * savings are of.
     */
    String findings() {
        return CONVERTIBLE
                .matcher(WHO_AND_WHAT.matcher(out).replaceAll(""))
                .replaceAll("")
                .lines()
                .filter(line -> !line.matches(
                        " *\"(startedAt|finishedAt|requests|throttledRequests|slowdowns|milliseconds|cells)\" : .*"))
                .collect(Collectors.joining("\n"));
    }
}
