package ebscensus.cli.firstcontact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import ebscensus.cli.firstcontact.Expected.Counts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the table says of the AWS CLI, asked of the AWS CLI: the same environment, files and arguments, and the same
 * caller, region and hosts. Skipped where no {@code aws} of version 2 is installed.
 */
class AwsCliTest {
    @TempDir
    private static Path folder;

    private static AwsCli cli;
    private static Pool pool;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        var installed = AwsCli.installed();
        assumeTrue(installed.isPresent(), "skipped: no AWS CLI of version 2 is installed here to compare with");
        cli = installed.get();
        pool = Pool.in(folder);
        askable().forEach(row -> {
            pool.start(row, cli.instances());
            if (row.cli() instanceof Counts counts && AwsCli.tellsMore(counts)) {
                pool.start(row, cli.whoAmI());
            }
        });
    }

    @AfterAll
    static void end() {
        if (pool != null) {
            pool.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> row() {
        return askable().stream().map(row -> dynamicTest(row.name(), () -> requireExpected(row)));
    }

    @Test
    void most_rows_are_what_version_2_9_can_tell() {
        assertThat(Table.rows().stream().filter(row -> row.witness().isKnownTo(2, 9)))
                .hasSizeGreaterThanOrEqualTo(60);
    }

    private static void requireExpected(Row row) throws Exception {
        AwsCli.requireListed(row, pool.trial(row, cli.instances()));
        if (row.cli() instanceof Counts counts && AwsCli.tellsMore(counts)) {
            AwsCli.requireCaller(counts, pool.trial(row, cli.whoAmI()));
        }
    }

    private static List<Row> askable() {
        return Table.rows().stream().filter(cli::canBeAsked).toList();
    }
}
