package ebscensus.report;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/** Says where the prices of a report come from and which are missing, or why there is no money. */
public final class PriceNotes {
    private PriceNotes() {}

    /** One sentence or line each; the text is not printable yet. None where nothing is billed. */
    public static List<String> of(Billed billed) {
        var prices = billed.prices();
        if (billed.total().volumes() == 0) {
            return List.of();
        }
        if (!prices.asked()) {
            return List.of("No money: no prices were asked for.");
        }
        if (prices.currencies().isEmpty()) {
            return List.of("No money, for there are no prices: "
                    + prices.missing().keySet().stream().findFirst().orElse("the " + prices.source() + " has none"));
        }
        var notes = new ArrayList<String>();
        notes.add(
                "At prices of the " + prices.source() + (prices.asOf().isEmpty() ? "" : " of " + prices.asOf()) + ".");
        long unpriced = billed.total().monthly().unpricedVolumes();
        if (unpriced > 0) {
            notes.add("+ " + Figures.count(unpriced, "volume") + " without a price");
        }
        prices.missing().forEach((cause, locations) -> notes.add(where(locations) + ": " + cause));
        return notes;
    }

    private static String where(SortedSet<String> locations) {
        String first = locations.first();
        return locations.size() == 1 ? first : first + " and " + Figures.count(locations.size() - 1, "other location");
    }
}
