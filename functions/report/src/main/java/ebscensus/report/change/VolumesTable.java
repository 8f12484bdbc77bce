package ebscensus.report.change;

import ebscensus.core.request.Text;
import ebscensus.report.Cells;
import ebscensus.report.Figures;
import ebscensus.report.Grid;
import ebscensus.report.change.VolumeChanges.Kind;
import ebscensus.report.change.VolumeChanges.Largest;
import java.util.ArrayList;
import java.util.List;

/** Writes the largest changes of volumes as lines, which are shown below the table of a change. */
public final class VolumesTable {
    private static final int LONGEST_NAME = 24;

    private VolumesTable() {}

    public static List<String> lines(VolumeChanges changes) {
        var lines = new ArrayList<String>();
        changes.kinds().forEach((kind, largest) -> {
            lines.add("");
            lines.add("Volumes " + kind.label() + ": " + Figures.count(largest.volumes())
                    + (largest.volumes() == 0 ? "" : ", " + size(kind, largest) + " GiB"));
            lines.addAll(named(kind, largest));
            if (largest.volumes() > largest.named().size()) {
                lines.add("… and "
                        + Figures.count(largest.volumes() - largest.named().size(), "smaller one"));
            }
        });
        return lines;
    }

    private static String size(Kind kind, Largest largest) {
        return kind == Kind.RETYPED ? Figures.count(largest.gibibytes()) : Figures.signed(largest.gibibytes());
    }

    private static List<String> named(Kind kind, Largest largest) {
        var grid = new Grid(0);
        largest.named().forEach(change -> {
            var volume = change.volume();
            var figures = new ArrayList<>(List.of(
                    volume.scope().toString(),
                    types(change),
                    kind == Kind.RETYPED
                            ? Figures.count(volume.gibibytes()) + " GiB"
                            : Figures.signed(change.moreGibibytes()) + " GiB"));
            grid.add(volume.id() + " " + Cells.cut(Text.printable(volume.name()), LONGEST_NAME), figures);
        });
        return grid.lines();
    }

    private static String types(VolumeChange change) {
        var before = change.before();
        var after = change.after();
        return Text.printable(
                before == null || after == null || before.type().equals(after.type())
                        ? change.volume().type()
                        : before.type() + " to " + after.type());
    }
}
