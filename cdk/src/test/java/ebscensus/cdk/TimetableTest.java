package ebscensus.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimetableTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        rate(1 hour)                  | PT1H
        rate(90 minutes)              | PT1H30M
        rate(14 days)                 | PT336H
        cron(0 2 * * ? *)             | PT24H
        cron(30 * * * ? *)            | PT1H
        cron(0 1,5,20 * * ? *)        | PT15H
        cron(0 8-18/2 * * ? *)        | PT14H
        cron(0 2 */2 * ? *)           | PT48H
        cron(0 2 ? * MON-FRI *)       | PT72H
        cron(0 2 ? * 1 *)             | PT168H
        cron(0 2 ? * SUN,WED *)       | PT96H
        cron(0 2 1 * ? *)             | PT744H
        cron(0 2 31 * ? *)            | PT1464H
        cron(0 2 1 JAN,JUL ? *)       | PT4416H
        cron(0 2 29 2 ? *)            | PT35064H
        cron(0 2 L * ? *)             | PT840H
        cron(0 2 15W * ? *)           | PT840H
        cron(0 2 ? * FRIL *)          | PT840H
        cron(0 2 ? * 6#2 *)           | PT840H
        """)
    void the_longest_gap_between_two_censuses_is_known(String expression, Duration gap) {
        assertThat(Timetable.parse(expression)).isEqualTo(new Timetable(expression, gap));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        nightly                       | this is none of them
        0 2 * * *                     | this is none of them
        rate(0 days)                  | this is none of them
        at(2026-11-01T02:00:00)       | this is none of them
        cron(0 2 * * *)               | this is none of them
        cron(0 2 * * * *)             | of day-of-month and day-of-week one must be ?
        cron(0 2 ? * ? *)             | of day-of-month and day-of-week one must be ?
        cron(0 2 * * ? 2027)          | the year must be *
        cron(60 2 * * ? *)            | "60"
        cron(0 24 * * ? *)            | "24"
        cron(0 2 32 * ? *)            | "32"
        cron(0 2 * 0 ? *)             | "0"
        cron(0 2 ? * XYZ *)           | "XYZ"
        cron(0 5-3 * * ? *)           | "5-3"
        cron(0 2/0 * * ? *)           | "2/0"
        cron(0 2, * * ? *)            | ""
        cron(0 2 30 2 ? *)            | there is no such day
        """)
    void what_the_scheduler_would_refuse_is_refused_here(String expression, String why) {
        assertThatThrownBy(() -> Timetable.parse(expression))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("setting schedule: \"" + expression + "\" is not allowed; allowed: cron(")
                .hasMessageContaining(why);
    }
}
