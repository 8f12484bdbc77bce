package ebscensus.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trino.sql.parser.ParsingException;
import io.trino.sql.parser.SqlParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The saved queries, before the parser of the engine that Athena runs and before DuckDB, which has to find the tables that Glue
 * has.
 */
class SavedQueryTest {
    private static final Path QUERIES = Path.of("..", "docs", "queries");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void the_parser_of_Trino_takes_it(SavedQuery query) {
        assertThat(new SqlParser().createStatement(query.sql())).isNotNull();
    }

    @Test
    void the_parser_refuses_what_only_DuckDB_understands() {
        assertThatThrownBy(() -> new SqlParser().createStatement("FROM cells SELECT * EXCLUDE (dt)"))
                .isInstanceOf(ParsingException.class);
    }

    @ParameterizedTest
    @EnumSource
    void it_is_small_enough_to_be_saved_and_begins_with_what_it_shows(SavedQuery query) {
        assertThat(query.sql()).startsWith("-- ").hasSizeLessThan(262_144).doesNotContain(";");
    }

    @Test
    void every_file_but_those_for_DuckDB_is_saved() throws IOException {
        try (var files = Files.list(QUERIES)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "duckdb.sql",
                            "duckdb-reports.sql",
                            "total-by-account.sql",
                            "unattached-by-age.sql",
                            "largest-on-stopped.sql",
                            "change-by-account.sql",
                            "gp2-left.sql",
                            "tag-coverage.sql");
        }
    }

    @ParameterizedTest
    @FieldSource("ebscensus.cdk.CatalogTable#ALL")
    void DuckDB_has_the_columns_of_the_table_in_Glue(CatalogTable table) throws Exception {
        try (var tables = emptyTables()) {
            var columns = new TreeMap<String, String>();
            table.columns().forEach(column -> columns.put(column.name(), inDuckDb(column.type())));
            columns.put(CatalogTable.DAY.name(), "VARCHAR");

            assertThat(describe(tables, "DESCRIBE " + table.label())).isEqualTo(columns);
        }
    }

    @ParameterizedTest
    @EnumSource
    void it_names_only_columns_that_Glue_has(SavedQuery query) throws Exception {
        try (var tables = emptyTables()) {
            assertThat(describe(tables, "DESCRIBE " + query.sql())).isNotEmpty();
        }
    }

    private static String inDuckDb(String type) {
        return switch (type) {
            case "string" -> "VARCHAR";
            case "map<string,string>" -> "MAP(VARCHAR, VARCHAR)";
            default -> type.toUpperCase(Locale.ROOT);
        };
    }

    private Connection emptyTables() throws IOException, SQLException {
        for (CatalogTable table : CatalogTable.ALL) {
            var day = Files.createDirectories(folder.resolve(table.label()).resolve("dt=2026-11-28"));
            Files.writeString(day.resolve("empty.jsonl"), "");
        }
        var connection = DriverManager.getConnection("jdbc:duckdb:");
        try (var statement = connection.createStatement()) {
            statement.execute("SET file_search_path = '" + folder + "'");
            statement.execute(Files.readString(QUERIES.resolve("duckdb.sql")));
        }
        return connection;
    }

    private static Map<String, String> describe(Connection tables, String describe) throws SQLException {
        try (var statement = tables.createStatement();
                var rows = statement.executeQuery(describe)) {
            var columns = new TreeMap<String, String>();
            while (rows.next()) {
                columns.put(rows.getString("column_name"), rows.getString("column_type"));
            }
            return columns;
        }
    }
}
