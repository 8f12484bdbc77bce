package ebscensus.report.change;

import ebscensus.core.census.LedgerLine;
import ebscensus.core.census.NotCounted;
import ebscensus.core.census.Use;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.request.Scope;
import ebscensus.report.Cause;
import ebscensus.report.Overview;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Says which volumes a report counted in full, according to its ledger and its missing sources (parts of a scope). */
final class Seen {
    private final Overview report;
    private final Map<Scope, LedgerLine> lines = new HashMap<>();
    private final Map<Scope, List<NotCounted>> notCounted = new HashMap<>();

    Seen(Overview report) {
        this.report = report;
        report.ledger().forEach(line -> lines.put(line.scope(), line));
        if (report.billed() != null) {
            report.billed()
                    .notCounted()
                    .forEach(missing -> notCounted
                            .computeIfAbsent(missing.scope(), _ -> new ArrayList<>())
                            .add(missing));
        }
    }

    /** Whether the request asks for volumes of this use at all. */
    boolean isAskedFor(Use use) {
        var request = report.request();
        return use.isAttached() || (report.billed() != null && (request == null || request.countsOthers()));
    }

    /** Whether the report counted all volumes of this use in the scope. */
    boolean isComplete(Scope scope, Use use) {
        var line = lines.get(scope);
        return line != null
                && !(use.isAttached() && line.outcome() instanceof Missing)
                && notCounted.getOrDefault(scope, List.of()).stream()
                        .noneMatch(missing -> missing.source().holds(use));
    }

    /** The reason, in words, why the report did not count all volumes of this use in the scope. */
    String why(Scope scope, Use use) {
        return missing(scope, use)
                .findFirst()
                .or(() -> whole(Scope.wholeAccount(scope.account())))
                .or(() -> whole(Scope.EVERYWHERE))
                .map(Cause::of)
                .orElse("not in the ledger");
    }

    private Stream<Missing> missing(Scope scope, Use use) {
        var line = lines.get(scope);
        Stream<Missing> ofLine = line != null && use.isAttached() && line.outcome() instanceof Missing missing
                ? Stream.of(missing)
                : Stream.empty();
        return Stream.concat(
                ofLine,
                notCounted.getOrDefault(scope, List.of()).stream()
                        .filter(missing -> missing.source().holds(use))
                        .map(NotCounted::missing));
    }

    private Optional<Missing> whole(Scope scope) {
        var line = lines.get(scope);
        return line != null && line.outcome() instanceof Missing missing ? Optional.of(missing) : Optional.empty();
    }
}
