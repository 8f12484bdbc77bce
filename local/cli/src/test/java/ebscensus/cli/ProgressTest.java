package ebscensus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.cli.terminal.ProgressLine;
import ebscensus.cli.terminal.TerminalWidth;
import ebscensus.core.count.Progress;
import ebscensus.core.inventory.Calls;
import ebscensus.core.request.Scope;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProgressTest {
    private static final int EVERYTHING = Integer.MAX_VALUE;
    private static final Progress.Accounts NO_ACCOUNTS = new Progress.Accounts(0, 0);
    private static final Scope THROTTLED = new Scope("111122223333", "us-east-1");
    private static final Scope THROTTLED_TOO = new Scope("111122223333", "us-east-2");

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Instant now = Instant.EPOCH;
    private int columns = 80;

    @Test
    void the_line_tells_the_share_done_what_was_counted_and_asked_the_time_and_the_time_left() {
        assertThat(line(snapshot(), 17, EVERYTHING))
                .isEqualTo("17 %, 3 of 17 scopes, 12,345 instances, 24,690 volumes, 130 calls, 2 throttled, 0:12, 0:56"
                        + " left");
    }

    @ParameterizedTest(name = "{0} columns")
    @CsvSource(delimiter = '|', textBlock = """
        79 | 17 %, 3 of 17 scopes, 12,345 instances, 24,690 volumes, 0:12, 0:56 left
        60 | 17 %, 3 of 17 scopes, 12,345 instances, 0:12, 0:56 left
        40 | 17 %, 3 of 17 scopes, 0:12, 0:56 left
        24 | 17 %, 0:12, 0:56 left
        19 | 17 %, 0:56 left
        """)
    void where_there_is_no_room_for_all_of_it_what_matters_least_is_left_out(int room, String line) {
        assertThat(line(snapshot(), 17, room)).isEqualTo(line);
    }

    @ParameterizedTest(name = "{0} columns")
    @MethodSource("widths")
    void the_largest_census_fits_any_width_from_20_columns(int room) {
        var snapshot = new Progress.Snapshot(
                84_990, 0.5, 1_000_000, 12_500_000, new Calls(1_000_000, 11_200), List.of(THROTTLED, THROTTLED_TOO));

        assertThat(line(snapshot, 85_000, Duration.ofSeconds(36_001), room))
                .hasSizeLessThanOrEqualTo(room)
                .startsWith("99 %");
    }

    static IntStream widths() {
        return IntStream.rangeClosed(19, 140);
    }

    @Test
    void the_share_of_a_scope_counts_from_when_its_size_is_known_and_of_one_scope_the_number_is_not_told() {
        var listing = new Progress.Snapshot(0, 0, 2_000, 200, new Calls(3, 0), List.of());
        var measuring = new Progress.Snapshot(0, 0.25, 2_000, 900, new Calls(5, 0), List.of());

        assertThat(line(listing, 1, EVERYTHING)).isEqualTo("2,000 instances, 200 volumes, 3 calls, 0 throttled, 0:12");
        assertThat(line(measuring, 1, EVERYTHING))
                .isEqualTo("25 %, 2,000 instances, 900 volumes, 5 calls, 0 throttled, 0:12, 0:36 left");
    }

    @Test
    void a_hundred_per_cent_is_not_shown_before_the_end() {
        var snapshot = new Progress.Snapshot(1, 1, 2, 2, new Calls(5, 0), List.of());

        assertThat(line(snapshot, 2, EVERYTHING)).startsWith("99 %, 1 of 2 scopes");
    }

    @Test
    void a_scope_that_waits_because_it_is_throttled_is_named_where_there_is_room() {
        var one = new Progress.Snapshot(3, 0, 50, 60, new Calls(70, 8), List.of(THROTTLED));
        var two = new Progress.Snapshot(3, 0, 50, 60, new Calls(70, 8), List.of(THROTTLED, THROTTLED_TOO));

        assertThat(line(one, 17, 79)).endsWith(", 0:56 left, 111122223333/us-east-1 waits: throttled");
        assertThat(line(two, 17, 79)).endsWith(", 0:56 left, 2 scopes wait: throttled");
        assertThat(line(two, 17, 19)).isEqualTo("17 %, 0:56 left");
        assertThat(line(two, 17, 30)).endsWith(", throttled");
    }

    @Test
    void where_all_that_is_left_waits_nobody_knows_how_long() {
        var snapshot = new Progress.Snapshot(15, 0, 50, 60, new Calls(70, 8), List.of(THROTTLED, THROTTLED_TOO));

        assertThat(line(snapshot, 17, 79)).doesNotContain("left").endsWith("0:12, 2 scopes wait: throttled");
        assertThat(line(snapshot, 17, 19)).isEqualTo("88 %, throttled");
    }

    @ParameterizedTest(name = "{0} columns")
    @CsvSource(delimiter = '|', textBlock = """
        79 | entering accounts: 120 of 680, 0:12
        40 | entering accounts: 120 of 680, 0:12
        39 | 120 of 680 accounts, 0:12
        24 | 120 of 680 accounts
        19 | 120 of 680 accounts
        """)
    void before_the_scopes_are_known_the_line_tells_how_many_accounts_have_been_entered(int room, String line) {
        assertThat(entering(120, 680, room)).isEqualTo(line);
    }

    @ParameterizedTest(name = "{0} columns")
    @MethodSource("widths")
    void the_largest_organization_fits_any_width_from_20_columns(int room) {
        assertThat(entering(49_999, 50_000, room))
                .hasSizeLessThanOrEqualTo(room)
                .contains("49,999 of 50,000");
    }

    @Test
    void nothing_is_drawn_while_nothing_is_known() {
        var display = display(false, 0);

        display.draw();

        assertThat(shown()).isEmpty();
    }

    @Test
    void on_a_terminal_one_line_changes_and_is_wiped_at_the_end() {
        var display = display(true, 7);

        display.draw();
        now = now.plusSeconds(61);
        columns = 20;
        display.draw();
        display.end();
        display.draw();

        assertThat(shown())
                .isEqualTo("<no wrap>0 of 7 scopes, 0 instances, 0 volumes, 0 calls, 0 throttled, 0:00<erase><wrap>\r"
                        + "<no wrap>0 of 7 scopes, 1:01<erase><wrap>\r"
                        + "<erase>");
    }

    @Test
    void a_display_that_has_shown_nothing_wipes_nothing() {
        display(true, 7).end();

        assertThat(shown()).isEmpty();
    }

    @Test
    void elsewhere_each_line_stands_by_itself() {
        var display = display(false, 7);

        display.draw();
        display.end();

        assertThat(shown()).isEqualTo("0 of 7 scopes, 0 instances, 0 volumes, 0 calls, 0 throttled, 0:00\n");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        '24 20\n'   | 20
        '24 132'    | 132
        '0 0\n'     | 80
        ''          | 80
        '24'        | 80
        'no tty'    | 80
        '24 999999' | 80
        """)
    void the_width_is_what_stty_says_and_80_where_it_says_nothing_useful(String size, int columns) {
        assertThat(TerminalWidth.columns(size.replace("\\n", "\n"))).isEqualTo(columns);
    }

    private static Progress.Snapshot snapshot() {
        return new Progress.Snapshot(3, 0, 12_345, 24_690, new Calls(130, 2), List.of());
    }

    private static String line(Progress.Snapshot snapshot, long scopes, int room) {
        return line(snapshot, scopes, Duration.ofSeconds(12), room);
    }

    private static String line(Progress.Snapshot snapshot, long scopes, Duration elapsed, int room) {
        return new ProgressLine(snapshot, NO_ACCOUNTS, scopes, elapsed).fitting(room);
    }

    private static String entering(int entered, int all, int room) {
        var nothing = new Progress.Snapshot(0, 0, 0, 0, Calls.NONE, List.of());
        return new ProgressLine(nothing, new Progress.Accounts(entered, all), 0, Duration.ofSeconds(12)).fitting(room);
    }

    private String shown() {
        return err.toString(StandardCharsets.UTF_8)
                .replace("\u001b[?7l", "<no wrap>")
                .replace("\u001b[?7h", "<wrap>")
                .replace("\u001b[J", "<erase>");
    }

    private ProgressDisplay display(boolean terminal, long scopes) {
        var console = new Console(
                OutputStream.nullOutputStream(),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                terminal,
                () -> now,
                new FakeInterrupts(false));
        return new ProgressDisplay(console, new Progress(), () -> scopes, () -> columns);
    }
}
