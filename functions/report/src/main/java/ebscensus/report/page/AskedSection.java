package ebscensus.report.page;

import ebscensus.core.census.LedgerLine;
import ebscensus.core.inventory.Calls;
import ebscensus.core.request.Text;
import ebscensus.json.RequestJson;
import ebscensus.report.Figures;
import ebscensus.report.Overview;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The section of the page with the caller and the request of the census.
 *
 * @param request the request as JSON, in the form that the state machine accepts; null if the report does not contain it
 */
record AskedSection(List<Fact> facts, @Nullable String request) {
    private static final DateTimeFormatter TIME = inUtc("d MMMM uuuu, HH:mm:ss 'UTC'");
    private static final DateTimeFormatter MINUTE = inUtc("d MMMM uuuu, HH:mm 'UTC'");
    private static final DateTimeFormatter DAY = inUtc("d MMMM uuuu");

    record Fact(String name, String value) {
        Fact {
            value = Text.printable(value);
        }
    }

    static AskedSection of(Overview report) {
        var facts = new ArrayList<Fact>();
        var caller = report.caller();
        if (caller != null) {
            facts.add(new Fact("Caller", caller.arn()));
            facts.add(new Fact("Account of the caller", report.account(caller.account())));
        }
        var startedAt = report.startedAt();
        var finishedAt = report.finishedAt();
        if (startedAt != null && finishedAt != null) {
            facts.add(new Fact("Started", TIME.format(startedAt)));
            facts.add(new Fact("Took", Figures.clock(Duration.between(startedAt, finishedAt))));
        }
        var completes = report.completes();
        if (completes != null) {
            facts.add(new Fact("Completes the execution", completes));
        }
        facts.addAll(calls(report));
        var request = report.request();
        return new AskedSection(
                facts,
                request == null
                        ? null
                        : Text.printable(RequestJson.write(request).toString()));
    }

    static String day(Instant instant) {
        return DAY.format(instant);
    }

    static String minute(Instant instant) {
        return MINUTE.format(instant);
    }

    private static DateTimeFormatter inUtc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }

    private static List<Fact> calls(Overview report) {
        var calls = report.ledger().stream().map(LedgerLine::calls).reduce(Calls.NONE, Calls::plus);
        return List.of(
                new Fact("Scopes", Figures.count(report.ledger().size())),
                new Fact("Calls", Figures.count(calls.requests())),
                new Fact("Throttled calls", Figures.count(calls.throttled())),
                new Fact("Slowed down", Figures.count(calls.slowdowns(), "time")));
    }
}
