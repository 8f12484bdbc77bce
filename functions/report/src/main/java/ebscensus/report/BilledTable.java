package ebscensus.report;

import ebscensus.core.census.NotCounted;
import ebscensus.core.census.OtherSources;
import ebscensus.core.request.Dimension;
import ebscensus.report.money.Holding;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Writes the part of a table that shows the billed volumes. It begins with what was not counted and ends with the total. */
final class BilledTable {
    private static final List<Dimension> SHOWN_FIRST = List.of(Dimension.ACCOUNT, Dimension.REGION, Dimension.TYPE);

    private final Overview report;
    private final Billed billed;
    private final TableStyle style;
    private final List<String> lines = new ArrayList<>();

    BilledTable(Overview report, Billed billed, TableStyle style) {
        this.report = report;
        this.billed = billed;
        this.style = style;
    }

    /** @param explanation the lines that show the arithmetic of the savings; may be empty */
    List<String> lines(List<String> explanation) {
        addNotCounted();
        var uses = new UsesSection(report, billed);
        String atLeast = report.missing().isEmpty() ? "" : "at least ";
        addSection(List.of("Instances   " + atLeast + Figures.count(report.instances())));
        addSection(uses.lines());
        var shares = new SharesSection(report, billed, style);
        dimensions().forEach(dimension -> addSection(shares.lines(dimension, uses.isAnyAtLeast())));
        addSection(new SavingsSection(billed).lines());
        addSection(explanation);
        var waste = new WasteSection(report, billed, style);
        Billed.WASTE.forEach(use -> addSection(waste.lines(use)));
        addSection(Cells.wrap(total(billed.total(), uses.isAnyAtLeast()), Grid.WIDTH));
        return lines;
    }

    private void addSection(List<String> section) {
        if (!section.isEmpty()) {
            lines.add("");
            lines.addAll(section);
        }
    }

    private Stream<Dimension> dimensions() {
        return Stream.concat(
                SHOWN_FIRST.stream(), report.breakdowns().keySet().stream().filter(Dimension::isTag));
    }

    private static String total(Holding all, boolean isAtLeast) {
        var monthly = all.monthly();
        boolean isPriced = !monthly.money().amounts().isEmpty();
        return "Total billed: " + (isAtLeast ? "at least " : "") + Figures.count(all.gibibytes()) + " GiB in "
                + Figures.count(all.volumes(), "volume")
                + (isPriced
                        ? ", " + Amounts.inWords(monthly.money()) + (monthly.unpricedVolumes() > 0 ? " and more" : "")
                        : "");
    }

    /** Adds one entry for each source (part of a scope) and cause, about all scopes that lack this source for this cause. */
    private void addNotCounted() {
        var scopes = new TreeMap<String, List<NotCounted>>();
        billed.notCounted().stream()
                .filter(missing -> OtherSources.ALL.contains(missing.source()))
                .forEach(missing -> scopes.computeIfAbsent(
                                missing.source() + Cause.of(missing.missing()), _ -> new ArrayList<>())
                        .add(missing));
        scopes.values().forEach(this::addNotCounted);
    }

    private void addNotCounted(List<NotCounted> alike) {
        var first = alike.getFirst();
        String where = alike.size() == 1
                ? first.scope().toString()
                : Figures.count(alike.size(), "scope") + ", such as " + first.scope();
        addSection(List.of("Not counted: " + Cause.name(first.source()) + " of " + where));
        Cells.wrap(Cause.of(first.missing()), Grid.WIDTH - 2).forEach(part -> lines.add("  " + part));
    }
}
