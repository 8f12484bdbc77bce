package ebscensus.aws.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.aws.answer.KeptElements.Fields;
import ebscensus.aws.answer.KeptElements.ListOf;
import ebscensus.aws.answer.KeptElements.Text;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SharedTextsTest {
    @Test
    void equal_texts_of_a_response_are_one_string() throws Exception {
        var read = read(List.of("gp3", "io2", "gp3"));

        assertThat(read).containsExactly("gp3", "io2", "gp3");
        assertThat(read.getFirst()).isSameAs(read.getLast());
    }

    @Test
    void texts_are_unchanged_even_if_there_are_more_than_are_remembered() throws Exception {
        // "Aa" and "BB" have the same hash code.
        var texts = Stream.concat(
                        Stream.of("Aa", "BB", "Aa"), IntStream.range(0, 2_000).mapToObj(i -> "text " + i))
                .toList();

        assertThat(read(texts)).isEqualTo(texts);
    }

    private static List<String> read(List<String> texts) throws Exception {
        var items = texts.stream()
                .map(text -> "<item><text>" + text + "</text></item>")
                .collect(joining());
        var body = new ByteArrayInputStream(("<root><set>" + items + "</set></root>").getBytes(UTF_8));
        var kept = new Fields(Map.of("set", new ListOf(new Fields(Map.of("text", Text.TEXT)))));
        var root = requireNonNull(AnswerReader.read(body, "root", kept));
        return root.list("set").stream()
                .map(item -> requireNonNull(item.text("text")))
                .toList();
    }
}
