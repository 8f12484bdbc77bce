package ebscensus.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebscensus.aws.AwsAccessException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the files of {@code ~/.aws} are read. The right answers are those of Python's configparser, which the AWS CLI uses. */
class FilesTest {
    @TempDir
    private Path folder;

    @Test
    void a_byte_order_mark_at_the_start_is_passed_over() throws IOException {
        assertThat(read("\uFEFF[default]\nregion = eu-west-1\n").get("default")).containsEntry("region", "eu-west-1");
    }

    @Test
    void keys_are_in_small_letters_and_values_as_they_are() throws IOException {
        var section = read("; a comment\n[default]\r\n\n# another\nRegion: eu-west-1\nkey=a = b:c # d\nempty =\n")
                .get("default");

        assertThat(section).hasSize(3).containsEntry("region", "eu-west-1").containsEntry("key", "a = b:c # d");
        assertThat(section).containsEntry("empty", "");
    }

    @Test
    void indented_lines_belong_to_the_value_above() throws IOException {
        String text = """
            [services mine]
            ec2 =
              endpoint_url = http://x
              other = 1
            sts =
              endpoint_url = http://y
            """;
        var section = read(text).get("services mine");

        assertThat(section)
                .containsEntry("ec2", "\nendpoint_url = http://x\nother = 1")
                .containsEntry("sts", "\nendpoint_url = http://y");
    }

    @Test
    void a_file_that_is_not_there_is_empty() {
        assertThat(IniFile.read(folder.resolve("none"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        region = x              | 1 | a section such as [default] must come first
        [default]/region        | 2 | a line must be KEY = VALUE or [SECTION]
        [default]/= x           | 2 | a line must be KEY = VALUE or [SECTION]
        [default/region = x     | 1 | a section needs a name and a closing bracket
        [a]/x = 1//X = 2        | 4 | x occurs twice in its section
        [a]/[b]/[a]             | 3 | section [a] occurs twice
        """)
    void what_is_broken_is_told_with_its_file_and_line(String lines, int line, String why) {
        assertThatThrownBy(() -> read(lines.replace('/', '\n')))
                .isInstanceOf(AwsAccessException.class)
                .hasMessage(folder.resolve("config") + ", line " + line + ": " + why);
    }

    @Test
    void what_is_no_text_and_what_is_no_file_are_named() throws IOException {
        Path latin = Files.write(folder.resolve("latin"), "[default]\nx = ü".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> IniFile.read(latin))
                .hasMessageContaining("latin cannot be read: it is not UTF-8 text");
        assertThatThrownBy(() -> IniFile.read(folder)).hasMessageContaining(folder + " cannot be read: it is a folder");
    }

    @Test
    void words_are_split_as_a_shell_does() {
        assertThat(Words.of(" a  'b c' \"d \\\" \\x\" e\\ f '' g'h'"))
                .isEqualTo(List.of("a", "b c", "d \" \\x", "e f", "", "gh"));
        assertThatThrownBy(() -> Words.of("a \"b")).hasMessage("a quotation is not closed");
        assertThatThrownBy(() -> Words.of("a \\")).hasMessage("nothing follows the last backslash");
    }

    private Map<String, Map<String, String>> read(String text) throws IOException {
        return IniFile.read(Files.writeString(folder.resolve("config"), text));
    }
}
