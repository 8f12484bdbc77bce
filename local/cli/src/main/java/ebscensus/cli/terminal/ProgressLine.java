package ebscensus.cli.terminal;

import ebscensus.core.count.Progress;
import ebscensus.core.request.Scope;
import ebscensus.report.Cells;
import ebscensus.report.Figures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The progress of a census in one line: the share that is done, the counts, the elapsed time, and the scopes that are waiting.
 * While the census is still entering accounts, that is, determining their regions, the line shows only the number of accounts
 * that have been entered, and the elapsed time. If the line does not fit, the least important parts are left out.
 *
 * @param scopes the number of scopes to count; 0 while accounts are being entered
 */
public record ProgressLine(Progress.Snapshot snapshot, Progress.Accounts accounts, long scopes, Duration elapsed) {
    private static final int PER_CENT = 100;

    /** The width in columns of the narrowest line that names a scope. */
    private static final int ROOM_FOR_NAMES = 60;

    /** The width in columns of the narrowest line that says that accounts are being entered. */
    private static final int ROOM_FOR_ENTERING = 40;

    /** @param rank the part with the highest rank is left out first */
    private record Part(int rank, String text) {}

    /** The line, cut to {@code columns}, which must be at least 19. */
    public String fitting(int columns) {
        var parts = new ArrayList<>(parts(columns));
        while (parts.size() > 1 && Cells.width(join(parts)) > columns) {
            parts.remove(parts.stream().max(Comparator.comparingInt(Part::rank)).orElseThrow());
        }
        return Cells.cut(join(parts), columns);
    }

    private List<Part> parts(int columns) {
        return scopes == 0 ? entering(columns) : counting(columns);
    }

    private List<Part> entering(int columns) {
        String some = Figures.count(accounts.entered()) + " of " + Figures.count(accounts.all());
        return List.of(
                new Part(0, columns < ROOM_FOR_ENTERING ? some + " accounts" : "entering accounts: " + some),
                new Part(1, Figures.clock(elapsed)));
    }

    private List<Part> counting(int columns) {
        var parts = new ArrayList<Part>();
        double share = share();
        if (share > 0) {
            parts.add(new Part(0, (int) (PER_CENT * share) + " %"));
        }
        if (scopes > 1) {
            parts.add(new Part(4, Figures.count(snapshot.scopesDone()) + " of " + Figures.count(scopes) + " scopes"));
        }
        parts.add(new Part(5, Figures.count(snapshot.instances(), "instance")));
        parts.add(new Part(6, Figures.count(snapshot.volumes(), "volume")));
        parts.add(new Part(8, Figures.count(snapshot.calls().requests(), "call")));
        parts.add(new Part(7, Figures.count(snapshot.calls().throttled()) + " throttled"));
        parts.add(new Part(3, Figures.clock(elapsed)));
        if (share > 0 && !isAllThatIsLeftWaiting()) {
            parts.add(new Part(1, Figures.clock(left(share)) + " left"));
        }
        if (!snapshot.throttled().isEmpty()) {
            parts.add(new Part(2, waiting(snapshot.throttled(), columns)));
        }
        return parts;
    }

    /**
     * The share of the scopes that is done, from 0 to less than 1. A scope that is still being listed counts as not begun,
     * because its size is not known.
     */
    private double share() {
        double share = scopes == 0 ? 0 : (snapshot.scopesDone() + snapshot.scopesUnderWay()) / scopes;
        return Math.min(share, Math.nextDown(1.0));
    }

    /** Estimates the time left, on the assumption that the rest of the work is as fast as the work that is done. */
    private Duration left(double share) {
        return Duration.ofMillis(Math.round(elapsed.toMillis() * (1 - share) / share));
    }

    /**
     * True if every scope that is not done is throttled. The line then shows no time left, because nobody can estimate how long
     * EC2 will keep refusing calls.
     */
    private boolean isAllThatIsLeftWaiting() {
        return snapshot.scopesDone() + snapshot.throttled().size() >= scopes;
    }

    private static String waiting(List<Scope> throttled, int columns) {
        if (columns < ROOM_FOR_NAMES) {
            return "throttled";
        }
        return throttled.size() == 1
                ? throttled.getFirst() + " waits: throttled"
                : Figures.count(throttled.size()) + " scopes wait: throttled";
    }

    private static String join(List<Part> parts) {
        return parts.stream().map(Part::text).collect(Collectors.joining(", "));
    }
}
