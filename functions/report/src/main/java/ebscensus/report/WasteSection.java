package ebscensus.report;

import ebscensus.core.census.Use;
import ebscensus.core.request.Text;
import ebscensus.report.money.NamedVolume;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lists the five most expensive unattached volumes and the five most expensive volumes of stopped instances, or the five
 * largest volumes of each of these uses if no cost is known or there are several currencies.
 */
final class WasteSection {
    private static final int SHOWN = 5;
    private static final int LONGEST_NAME = 40;

    private final Overview report;
    private final Billed billed;
    private final TableStyle style;

    WasteSection(Overview report, Billed billed, TableStyle style) {
        this.report = report;
        this.billed = billed;
        this.style = style;
    }

    /** A heading, then two lines for each volume of this use; empty if the use has no volumes. */
    List<String> lines(Use use) {
        var volumes = billed.largest().getOrDefault(use, List.of());
        if (volumes.isEmpty()) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        int currencies = billed.prices().currencies().size();
        lines.add((currencies == 1 ? "Most expensive " : "Largest ")
                + (use == Use.STOPPED ? "volumes of stopped instances" : "unattached volumes")
                + (currencies > 1 ? ", by GiB because their currencies differ" : ""));
        volumes.stream().limit(SHOWN).forEach(volume -> {
            lines.add(Cells.cut(style.text(what(volume)), Grid.WIDTH));
            lines.add(Cells.cut(style.text("  " + where(volume)), Grid.WIDTH));
        });
        return lines;
    }

    private String what(NamedVolume volume) {
        var holding = volume.holding();
        var parts = new ArrayList<String>();
        parts.add(Text.printable(volume.id()));
        parts.add(Text.printable(volume.type()));
        parts.add(Figures.count(holding.gibibytes()) + " GiB");
        if (holding.iops() > 0) {
            parts.add(Figures.count(holding.iops()) + " IOPS");
        }
        var money = holding.monthly().money();
        if (!money.amounts().isEmpty()) {
            parts.add(Amounts.inWords(money));
        }
        return String.join("  ", parts);
    }

    private String where(NamedVolume volume) {
        var parts = new ArrayList<String>();
        parts.add(report.account(volume.scope().account()));
        parts.add(
                volume.zone().startsWith(volume.scope().region())
                        ? volume.zone()
                        : volume.scope().region() + " " + volume.zone());
        age(volume).ifPresent(parts::add);
        if (!volume.name().isEmpty()) {
            parts.add(Text.quoted(volume.name(), LONGEST_NAME));
        }
        return Text.printable(String.join("  ", parts));
    }

    private Optional<String> age(NamedVolume volume) {
        var now = report.finishedAt();
        return now == null
                ? Optional.empty()
                : volume.daysOld(now).stream()
                        .mapToObj(days -> Figures.count(days, "day") + " old")
                        .findFirst();
    }
}
