package ebscensus.report.change;

import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Dimension;
import ebscensus.report.Billed;
import ebscensus.report.Figures;
import ebscensus.report.Overview;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds those differences between two requests or reports that limit what can be compared. */
final class Differences {
    private Differences() {}

    /**
     * Whether both requests select instances by the same filters. If a report does not contain its request, the filters are
     * assumed to be the same.
     */
    static boolean isSameSelection(Overview before, Overview after) {
        var one = before.request();
        var other = after.request();
        return one == null || other == null || one.filters().equals(other.filters());
    }

    /**
     * The currencies of the two reports together; empty if costs cannot be compared. Costs cannot be compared if one of the
     * reports has volumes but no prices, or if both reports have prices but no currency in common.
     */
    static SortedSet<String> comparedCurrencies(@Nullable Billed before, @Nullable Billed after) {
        if (before == null || after == null || isWithoutPrices(before) || isWithoutPrices(after)) {
            return Collections.emptySortedSet();
        }
        var all = new TreeSet<>(before.prices().currencies());
        all.addAll(after.prices().currencies());
        return areDisjoint(before, after) ? Collections.emptySortedSet() : all;
    }

    /** One sentence for each limit of the comparison. */
    static List<String> notes(
            Overview before,
            Overview after,
            boolean isByCells,
            List<Dimension> dimensions,
            SortedSet<String> currencies) {
        var notes = new ArrayList<String>();
        if (before.startedAt() != null
                && after.startedAt() != null
                && after.startedAt().isBefore(before.startedAt())) {
            notes.add("The second report is older than the first, so what looks like growth is really a decrease.");
        }
        if (isByCells) {
            if (currencies.isEmpty()) {
                noteMoney(before.billed(), after.billed(), notes);
            } else {
                noteUnpriced(unpriced(before.billed()), unpriced(after.billed()), notes);
            }
        } else {
            notes.add("One of the reports has no cells, so only attached volumes are compared, by account and"
                    + " region, without types and costs.");
        }
        noteRequests(before.request(), after.request(), notes);
        if (isByCells) {
            noteTags(before, after, dimensions, notes);
        }
        return notes;
    }

    private static void noteMoney(@Nullable Billed before, @Nullable Billed after, List<String> notes) {
        if (before == null || after == null) {
            return;
        }
        boolean isBefore = isWithoutPrices(before);
        boolean isAfter = isWithoutPrices(after);
        if (isBefore && isAfter) {
            notes.add("Costs are not compared: neither report has prices.");
        } else if (isBefore || isAfter) {
            notes.add("Costs are not compared: the " + (isBefore ? "earlier" : "later") + " report has no prices.");
        } else if (areDisjoint(before, after)) {
            notes.add("Costs are not compared: the earlier report has them in "
                    + String.join(", ", before.prices().currencies()) + ", the later one in "
                    + String.join(", ", after.prices().currencies()) + ".");
        }
    }

    private static void noteUnpriced(long before, long after, List<String> notes) {
        if (before + after > 0) {
            notes.add("The costs leave out volumes without a price: " + Figures.count(before) + " before, "
                    + Figures.count(after) + " now.");
        }
    }

    private static long unpriced(@Nullable Billed billed) {
        return billed == null ? 0 : billed.total().monthly().unpricedVolumes();
    }

    private static void noteRequests(
            @Nullable CensusRequest before, @Nullable CensusRequest after, List<String> notes) {
        if (before == null || after == null) {
            if ((before == null) != (after == null)) {
                notes.add("The " + (before == null ? "earlier" : "later")
                        + " report does not contain its request; the comparison assumes that its filters are the"
                        + " same.");
            }
            return;
        }
        if (!before.filters().equals(after.filters())) {
            notes.add("The two requests have different filters, so nothing can be compared.");
        }
        if (before.countsOthers() != after.countsOthers()) {
            notes.add("Only one of the two requests counts unattached volumes and the Recycle Bin, so only attached"
                    + " volumes are compared.");
        }
        if (!before.accounts().equals(after.accounts())) {
            notes.add("The two requests name different accounts, so only what both reports counted is compared.");
        }
        if (!before.regions().equals(after.regions())) {
            notes.add("The two requests name different regions, so only what both reports counted is compared.");
        }
    }

    private static void noteTags(Overview before, Overview after, List<Dimension> dimensions, List<String> notes) {
        var tags = new TreeSet<Dimension>();
        List.of(before, after)
                .forEach(report -> report.breakdowns().keySet().stream()
                        .filter(Dimension::isTag)
                        .filter(tag -> !dimensions.contains(tag))
                        .forEach(tags::add));
        tags.forEach(tag ->
                notes.add("Not compared by " + tag + ": one of the reports does not have this tag for every volume."));
    }

    private static boolean isWithoutPrices(Billed billed) {
        return billed.prices().currencies().isEmpty() && billed.total().volumes() > 0;
    }

    private static boolean areDisjoint(Billed before, Billed after) {
        var one = before.prices().currencies();
        var other = after.prices().currencies();
        return !one.isEmpty() && !other.isEmpty() && Collections.disjoint(one, other);
    }
}
