package ebscensus.report.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A spreadsheet that opens our CSV, where one is installed. */
class LibreOfficeTest {
    /** Comma, double quote, UTF-8, from the first line, quoted fields as text. Source: help.libreoffice.org, "CSV Filter Parameters". */
    private static final String AS_DOCUMENTED = "CSV:44,34,76,1,,0,true,false";

    private static final Pattern CELL =
            Pattern.compile("office:value-type=\"(\\w+)\"[^>]*?>\\s*<text:p>(.*?)</text:p>", Pattern.DOTALL);

    @Test
    void texts_stay_texts_numbers_are_numbers_and_nothing_is_a_formula(@TempDir Path folder)
            throws IOException, InterruptedException {
        var office = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(path -> Path.of(path, "soffice"))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(office.isPresent(), "LibreOffice is not installed: no spreadsheet has opened the CSV");
        var file = folder.resolve("cells.csv");
        try (var csv = new Csv(Files.newOutputStream(file), List.of("account", "name", "volumes", "cost"))) {
            csv.text("000011112222").text("=1+1").number(5).number(new BigDecimal("0.12"));
            csv.endRow();
            csv.text("111122223333").text("ä, \"日\"").number(1_234_567).nothing();
            csv.endRow();
        }

        var process = new ProcessBuilder(
                        office.get().toString(),
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--headless",
                        "--infilter=" + AS_DOCUMENTED,
                        "--convert-to",
                        "fods",
                        "--outdir",
                        folder.toString(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        String sheet = Files.readString(folder.resolve("cells.fods"), UTF_8);

        assertThat(CELL.matcher(sheet).results().map(LibreOfficeTest::typed))
                .containsExactly(
                        "string account",
                        "string name",
                        "string volumes",
                        "string cost",
                        "string 000011112222",
                        "string &apos;=1+1",
                        "float 5",
                        "float 0.12",
                        "string 111122223333",
                        "string ä, &quot;日&quot;",
                        "float 1234567");
        assertThat(sheet).doesNotContain("table:formula");
    }

    private static String typed(MatchResult cell) {
        return cell.group(1) + " " + cell.group(2);
    }
}
