package ebscensus.cli.firstcontact;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.cli.Packaged;
import ebscensus.cli.firstcontact.Expected.Counts;
import ebscensus.cli.firstcontact.Expected.Fails;
import java.util.List;
import java.util.Locale;

/** The terminal program in a process of its own, and what a row says about what comes of it. */
final class Census {
    /** What no line for a person may contain. */
    private static final List<String> INTERNALS = List.of("null", "java.", "software.amazon", "Exception");

    private Census() {}

    static List<String> command() {
        // Progress is a line every few seconds where nobody looks at a terminal.
        return Packaged.census("run", "--quiet", "--output", "json");
    }

    static void requireExpected(Row row, Trial trial) {
        assertThat(trial.out() + trial.err()).as("output").doesNotContain(INTERNALS);
        switch (row.expected()) {
            case Counts counts -> requireCounted(counts, trial);
            case Fails(var words) -> requireFailed(words, trial);
        }
    }

    private static void requireCounted(Counts counts, Trial trial) {
        assertThat(trial.status()).as(trial.toString()).isZero();
        trial.requireAsked(counts, "ec2", "DescribeInstances");
        trial.requireAsked(counts, "ec2", "DescribeVolumes");
        trial.requireAsked(counts, "sts", "GetCallerIdentity");
        assertThat(trial.out())
                .contains("\"verdict\" : \"COMPLETE\"")
                .contains("\"gibibytes\" : " + counts.caller().gibibytes())
                .contains("\"region\" : \"" + counts.region() + "\"");
        requireNamed(counts, trial);
        requireOneCaller(counts, trial);
    }

    /** Prices are asked for with the same credentials, and wherever EC2 has its ordinary host. */
    private static void requireOneCaller(Counts counts, Trial trial) {
        var prices = trial.seen().stream()
                .filter(request -> request.service().equals("pricing"))
                .toList();
        assertThat(prices)
                .allSatisfy(request ->
                        assertThat(Identity.ofKey(request.accessKey())).contains(counts.caller()));
        if (counts.ec2().equals("ec2.eu-west-1.amazonaws.com")) {
            assertThat(prices).as(trial.toString()).isNotEmpty();
        }
    }

    /** The report names whose account it is of. */
    private static void requireNamed(Counts counts, Trial trial) {
        String account = counts.caller().account();
        String arn = counts.caller().arn(counts.region());
        assertThat(trial.out())
                .as("caller")
                .containsPattern("\"caller\" : \\{\\s*\"account\" : \"" + account + "\",\\s*\"arn\" : \"" + arn + "\"");
    }

    private static void requireFailed(List<String> words, Trial trial) {
        assertThat(trial.status()).as(trial.toString()).isEqualTo(1);
        assertThat(trial.out()).isEmpty();
        assertThat(trial.err().lines())
                .as("one line on standard error: " + trial.err())
                .hasSize(1);
        assertThat(trial.err().toLowerCase(Locale.ROOT))
                .startsWith("census: ")
                .contains(words.stream()
                        .map(word -> trial.places().in(word).toLowerCase(Locale.ROOT))
                        .toList());
    }
}
