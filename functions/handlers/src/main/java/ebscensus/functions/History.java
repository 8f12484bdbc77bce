package ebscensus.functions;

import ebscensus.core.census.Verdict;
import ebscensus.core.inventory.ReportStore;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Text;
import ebscensus.json.RequestJson;
import ebscensus.report.Overview;
import ebscensus.report.ReportJson;
import ebscensus.report.ReportReader;
import ebscensus.report.TrendPoint;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Gatherers;

/**
 * Finds the earlier runs of the same request. Each run writes a point of the trend, an object of some hundred bytes with the key
 * {@code reports/history/REQUEST/TIME/VERDICT/EXECUTION}. The keys alone therefore show which runs there were. A broken or
 * missing object never makes a census fail, but becomes a line of {@link #troubles}.
 */
final class History {
    /** The length of a trend. Our own choice: a quarter of a year. */
    private static final Duration REACH = Duration.ofDays(90);

    /**
     * The length of a trend if there are {@link #MOST_NAMES} runs or more within {@link #REACH}, that is, on average at least
     * one run every 16 minutes.
     */
    private static final Duration SHORT_REACH = Duration.ofDays(7);

    /**
     * The maximum number of points, which are one object for each run, that are listed for {@link #REACH}. If that many are found, a
     * second list is made for {@link #SHORT_REACH}. S3 returns 1,000 names of objects per response, so each list takes at most 8
     * requests. Reading the last complete report takes one more.
     */
    private static final int MOST_NAMES = 8_000;

    private static final int READS_AT_ONCE = 16;
    private static final int LONGEST_REASON = 200;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final Pattern NAME = Pattern.compile("(\\d{4}-\\d{2}-\\d{2}T\\d{6}Z)/(COMPLETE|INCOMPLETE)/([^/]+)");

    private final ReportStore reports;
    private final String folder;
    private final Instant startedAt;
    private final String execution;
    private final List<Run> earlier;
    private final List<String> troubles = Collections.synchronizedList(new ArrayList<>());

    /**
     * Lists the earlier runs.
     *
     * @param startedAt when this run began
     * @param execution the name of this run's execution, encoded for object names
     */
    History(ReportStore reports, CensusRequest request, Instant startedAt, String execution) {
        this.reports = reports;
        this.folder = "reports/history/" + key(request) + "/";
        this.startedAt = startedAt;
        this.execution = execution;
        this.earlier = tried("earlier runs could not be listed", this::runs).orElse(List.of());
    }

    /**
     * An earlier run, as the key of its point describes it.
     *
     * @param name the key of the point
     * @param time the time in the form of {@link #TIME}
     */
    private record Run(String name, String time, String verdict, String execution) {
        String day() {
            return time.substring(0, "uuuu-MM-dd".length());
        }
    }

    /** The last COMPLETE report before this run; empty if there is no such report, or if it cannot be read. */
    Optional<Overview> lastComplete() {
        return earlier.reversed().stream()
                .filter(run -> run.verdict().equals(Verdict.COMPLETE.name()))
                .findFirst()
                .flatMap(run -> {
                    String name = "reports/" + run.day().replace('-', '/') + "/" + run.execution() + ".json";
                    return tried(
                            "the last complete report, " + name + ", could not be read",
                            () -> reports.read(name)
                                    .map(ReportReader::read)
                                    .orElseThrow(() -> new IllegalStateException("it is not there any more")));
                });
    }

    /** The points of the earlier runs, in the order of time; of the runs of one day, only the last. */
    List<TrendPoint> points() {
        var lastOfDay = new TreeMap<String, Run>();
        earlier.forEach(run -> lastOfDay.put(run.day(), run));
        return lastOfDay.values().stream()
                .gather(Gatherers.mapConcurrent(READS_AT_ONCE, this::point))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Whether any run before this one began on or after the given day (in UTC). */
    boolean hasRunSince(LocalDate day) {
        return earlier.stream().anyMatch(run -> run.day().compareTo(day.toString()) >= 0);
    }

    /** Writes the point of this run. */
    void write(TrendPoint point) {
        String name = folder + TIME.format(startedAt) + "/" + point.verdict() + "/" + execution;
        tried(
                "the point of this run in the history could not be written",
                () -> reports.write(name, ReportJson.MEDIA_TYPE, point.write()));
    }

    /** The objects that could not be read or written, each with its reason. */
    List<String> troubles() {
        return List.copyOf(troubles);
    }

    private List<Run> runs() {
        var names = since(REACH);
        return (names.size() < MOST_NAMES ? names : since(SHORT_REACH))
                .stream()
                        .flatMap(name -> run(name).stream())
                        .filter(run -> run.time().compareTo(TIME.format(startedAt)) <= 0)
                        .filter(run -> !run.execution().equals(execution))
                        .toList();
    }

    private Optional<Run> run(String name) {
        var parts = NAME.matcher(name.substring(folder.length()));
        return parts.matches()
                ? Optional.of(new Run(name, parts.group(1), parts.group(2), parts.group(3)))
                : Optional.empty();
    }

    private List<String> since(Duration reach) {
        return reports.names(folder, folder + TIME.format(startedAt.minus(reach)), MOST_NAMES);
    }

    private Optional<TrendPoint> point(Run run) {
        return tried(
                "the point " + run.name() + " could not be read",
                () -> reports.read(run.name())
                        .map(TrendPoint::read)
                        .orElseThrow(() -> new IllegalStateException("it is not there any more")));
    }

    /**
     * A text that stands for the request in the keys of points, because only runs with the same request are compared. A
     * name-based UUID is short enough, and two requests do not have the same UUID by chance.
     */
    private static String key(CensusRequest request) {
        return UUID.nameUUIDFromBytes(RequestJson.write(request).toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /**
     * Runs an action. A problem with the history must not make a finished census fail, so every failure to list, read or write
     * objects becomes a note.
     */
    private <T> Optional<T> tried(String trouble, Supplier<T> action) {
        try {
            return Optional.of(action.get());
        } catch (RuntimeException e) {
            troubles.add(Text.printable(trouble + ": " + Text.shortened(Delivery.reason(e), LONGEST_REASON)));
            return Optional.empty();
        }
    }
}
