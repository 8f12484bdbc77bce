package ebscensus.report;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/** Says where the prices of a report come from and which are missing, or why the report shows no costs. */
public final class PriceNotes {
    private PriceNotes() {}

    /**
     * One sentence or line for each note; empty if nothing is billed. The notes may contain control characters, which the
     * caller must escape.
     */
    public static List<String> of(Billed billed) {
        var prices = billed.prices();
        if (billed.total().volumes() == 0) {
            return List.of();
        }
        if (!prices.asked()) {
            return List.of("No costs are shown, because no prices were requested.");
        }
        if (prices.currencies().isEmpty()) {
            return List.of("No costs are shown, because there are no prices: "
                    + prices.missing().keySet().stream()
                            .findFirst()
                            .orElse(prices.source() + " has none for these volumes"));
        }
        var notes = new ArrayList<String>();
        notes.add("Prices: " + prices.source() + (prices.asOf().isEmpty() ? "" : ", " + prices.asOf()) + ".");
        long unpriced = billed.total().monthly().unpricedVolumes();
        if (unpriced > 0) {
            notes.add("Costs with a + leave out " + Figures.count(unpriced, "volume") + " without a price.");
        }
        prices.missing().forEach((cause, locations) -> notes.add(where(locations) + ": " + cause));
        return notes;
    }

    private static String where(SortedSet<String> locations) {
        String first = locations.first();
        return locations.size() == 1 ? first : first + " and " + Figures.count(locations.size() - 1, "other location");
    }
}
