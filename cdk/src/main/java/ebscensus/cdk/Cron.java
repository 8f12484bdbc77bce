package ebscensus.cdk;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The days and hours of a cron expression that goes on for ever. */
record Cron(Set<Integer> hours, Set<Integer> daysOfMonth, Set<Integer> months, Set<Integer> weekdays) {
    private static final Pattern FORM = Pattern.compile("cron\\((\\S+) (\\S+) (\\S+) (\\S+) (\\S+) (\\S+)\\)");
    private static final String EVERY = "*";
    private static final String ANY = "?";
    private static final int HOURS_PER_DAY = 24;

    /** After 28 years, until 2100, the same days of the month fall on the same days of the week again. */
    private static final LocalDate FROM = LocalDate.of(2027, 1, 1);

    private static final LocalDate TO = FROM.plusYears(28);

    /** What can stand in one place of the expression. */
    private enum Field {
        MINUTE(0, 59, ""),
        HOUR(0, 23, ""),
        DAY_OF_MONTH(1, 31, ""),
        MONTH(1, 12, "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"),
        DAY_OF_WEEK(1, 7, "SUN MON TUE WED THU FRI SAT");

        private static final Pattern PART = Pattern.compile("(\\*|\\?|(\\w+)(?:-(\\w+))?)(?:/([1-9][0-9]{0,3}))?");

        private final int first;
        private final int last;
        private final String names;

        Field(int first, int last, String names) {
            this.first = first;
            this.last = last;
            this.names = names;
        }

        /** @throws NumberFormatException if it cannot be read */
        Set<Integer> expand(String text) {
            var numbers = new HashSet<Integer>();
            for (String part : text.split(",", -1)) {
                addPart(part, numbers);
            }
            return numbers;
        }

        private void addPart(String part, Collection<Integer> numbers) {
            var match = PART.matcher(part);
            if (!match.matches()) {
                throw new NumberFormatException(part);
            }
            boolean whole = match.group(2) == null;
            boolean single = match.group(3) == null && match.group(4) == null;
            int from = whole ? first : number(match.group(2));
            int to = match.group(3) != null ? number(match.group(3)) : single && !whole ? from : last;
            int step = match.group(4) == null ? 1 : Integer.parseInt(match.group(4));
            if (from > to) {
                throw new NumberFormatException(part);
            }
            IntStream.iterate(from, number -> number <= to, number -> number + step)
                    .forEach(numbers::add);
        }

        private int number(String text) {
            int named = List.of(names.split(" ", -1)).indexOf(text);
            int number = named >= 0 ? first + named : text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : -1;
            if (number < first || number > last) {
                throw new NumberFormatException(text);
            }
            return number;
        }
    }

    /** @throws InvalidSetting if it cannot be read, names years, or has L, W or # */
    static Cron parse(String expression) {
        var fields = FORM.matcher(expression);
        if (!fields.matches()) {
            throw Timetable.invalid(expression, "this is none of them");
        }
        if (fields.group(3).equals(ANY) == fields.group(5).equals(ANY)) {
            throw Timetable.invalid(expression, "of day-of-month and day-of-week one must be ?");
        }
        if (!fields.group(6).equals(EVERY)) {
            throw Timetable.invalid(expression, "the year must be *");
        }
        try {
            Field.MINUTE.expand(fields.group(1));
            var cron = new Cron(
                    Field.HOUR.expand(fields.group(2)),
                    Field.DAY_OF_MONTH.expand(fields.group(3)),
                    Field.MONTH.expand(fields.group(4)),
                    Field.DAY_OF_WEEK.expand(fields.group(5)));
            if (cron.days().isEmpty()) {
                throw Timetable.invalid(expression, "there is no such day");
            }
            return cron;
        } catch (NumberFormatException e) {
            throw Timetable.invalid(expression, "there \"" + e.getMessage() + "\" cannot be read");
        }
    }

    /** Between two starts: in days, or if there is one every day, in hours. */
    Duration longestGap() {
        var days =
                FROM.datesUntil(TO).filter(this::has).map(LocalDate::toEpochDay).toList();
        long gap = longestGap(days, ChronoUnit.DAYS.between(FROM, TO));
        return gap > 1
                ? Duration.ofDays(gap)
                : Duration.ofHours(longestGap(
                        hours.stream().map(Integer::longValue).sorted().toList(), HOURS_PER_DAY));
    }

    private List<Long> days() {
        return FROM.datesUntil(TO).filter(this::has).map(LocalDate::toEpochDay).toList();
    }

    private boolean has(LocalDate day) {
        return months.contains(day.getMonthValue())
                && daysOfMonth.contains(day.getDayOfMonth())
                && weekdays.contains(day.getDayOfWeek().getValue() % 7 + 1);
    }

    /** Where after the last of them the first comes again, one cycle later. */
    private static long longestGap(List<Long> times, long cycle) {
        return IntStream.range(0, times.size())
                .mapToLong(i -> i + 1 < times.size()
                        ? times.get(i + 1) - times.get(i)
                        : times.getFirst() + cycle - times.get(i))
                .max()
                .orElseThrow();
    }
}
