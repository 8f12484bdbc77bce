package ebscensus.report.page;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import ebscensus.core.census.LedgerLine;
import ebscensus.core.census.NotCounted;
import ebscensus.core.census.OtherSources;
import ebscensus.core.census.Verdict;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.request.Text;
import ebscensus.report.Cause;
import ebscensus.report.Figures;
import ebscensus.report.Overview;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The section of the page that says whether the totals are complete, and what is missing. */
record VerdictSection(Verdict verdict, String meaning, List<Gaps> missing, List<String> notes) {
    static VerdictSection of(Overview report) {
        var missing = Stream.of(
                        scopes("Missing", report.missing(), report),
                        scopes("Missing but tolerated", report.accepted(), report),
                        sources(report))
                .filter(gaps -> !gaps.causes().isEmpty())
                .toList();
        return new VerdictSection(report.verdict(), meaning(report), missing, notes(report));
    }

    /**
     * The missing scopes or sources (parts of a scope) that are listed below one heading.
     *
     * @param more the number of scopes that are not named, in words; empty if all are named
     */
    record Gaps(String heading, List<Gap> causes, String more) {}

    /** A cause and the scopes that it applies to; {@code more} is the number of scopes that are not named, in words. */
    record Gap(String cause, List<String> scopes, String more) {
        Gap {
            cause = Text.printable(cause);
            scopes = scopes.stream().map(Text::printable).toList();
        }
    }

    boolean isComplete() {
        return verdict == Verdict.COMPLETE;
    }

    private static String meaning(Overview report) {
        if (report.ledger().isEmpty()) {
            return "Nothing was counted.";
        }
        String all = Figures.count(report.ledger().size(), "scope");
        return switch (report.verdict()) {
            case COMPLETE ->
                report.accepted().isEmpty()
                        ? "Every volume that the request asks for was counted, in " + all + "."
                        : "Everything was counted except what the request tolerates, in " + all + ".";
            case INCOMPLETE -> "Something is missing, so the totals are \"at least\". What is missing and why:";
        };
    }

    private static List<String> notes(Overview report) {
        long vanished = report.ledger().stream()
                .mapToLong(LedgerLine::instancesVanished)
                .sum();
        return vanished == 0
                ? List.of()
                : List.of(Figures.count(vanished, "instance")
                        + " had volumes when they were listed, but none when they were measured: they were"
                        + " terminated or their volumes were detached.");
    }

    private static Gaps scopes(String what, List<LedgerLine> lines, Overview report) {
        String heading = what + ": " + Figures.count(lines.size()) + " of "
                + Figures.count(report.ledger().size(), "scope");
        return gaps(
                heading,
                lines,
                VerdictSection::cause,
                line -> Labels.scope(line.scope(), report) + ": " + Cause.extent(line));
    }

    private static Gaps sources(Overview report) {
        var billed = report.billed();
        var sources = billed == null
                ? List.<NotCounted>of()
                : billed.notCounted().stream()
                        .filter(missing -> OtherSources.ALL.contains(missing.source()))
                        .toList();
        return gaps(
                "Not counted",
                sources,
                missing -> Cause.name(missing.source()) + ": " + Cause.of(missing.missing()),
                missing -> Labels.scope(missing.scope(), report));
    }

    private static <T> Gaps gaps(String heading, List<T> all, Function<T, String> cause, Function<T, String> scope) {
        Map<String, List<T>> byCause = all.stream().collect(groupingBy(cause, LinkedHashMap::new, toList()));
        var causes = new ArrayList<Gap>();
        byCause.entrySet().stream().limit(Limits.CAUSES).forEach(entry -> causes.add(gap(entry, scope)));
        long named = byCause.values().stream()
                .limit(Limits.CAUSES)
                .mapToLong(List::size)
                .sum();
        return new Gaps(heading, causes, more(all.size() - named));
    }

    private static <T> Gap gap(Map.Entry<String, List<T>> cause, Function<T, String> scope) {
        var named = cause.getValue().stream()
                .limit(Limits.SCOPES_OF_A_CAUSE)
                .map(scope)
                .toList();
        return new Gap(cause.getKey(), named, more(cause.getValue().size() - named.size()));
    }

    private static String more(long others) {
        return others == 0 ? "" : "… and " + Figures.count(others, "more scope") + "; " + Limits.EVERY_ONE + ".";
    }

    private static String cause(LedgerLine line) {
        return line.outcome() instanceof Missing why ? Cause.of(why) : "";
    }
}
