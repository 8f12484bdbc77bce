package ebscensus.cli.firstcontact;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every row of the table of configurations, with the terminal program. */
class ConfigurationTableTest {
    @TempDir
    private static Path folder;

    private static Pool pool;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        pool = Pool.in(folder);
        Table.rows().forEach(row -> pool.start(row, Census.command()));
    }

    @AfterAll
    static void end() {
        pool.close();
    }

    @TestFactory
    Stream<DynamicTest> row() {
        return Table.rows().stream()
                .map(row ->
                        dynamicTest(row.name(), () -> Census.requireExpected(row, pool.trial(row, Census.command()))));
    }
}
