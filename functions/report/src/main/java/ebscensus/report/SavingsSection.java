package ebscensus.report;

import ebscensus.report.money.Saving;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What other volume types would save, if anything. */
final class SavingsSection {
    private final Billed billed;
    private final Amounts amounts;

    SavingsSection(Billed billed) {
        this.billed = billed;
        this.amounts = new Amounts(billed.prices().currencies());
    }

    /** None where nothing is to be saved, or nothing is known of it. */
    List<String> lines() {
        var savings = billed.savings();
        boolean isGp2 =
                savings.gp2Baseline().volumes() + savings.gp2LikeForLike().volumes() > 0;
        boolean isIo1 = savings.io1().volumes() > 0;
        if (!isGp2 && !isIo1) {
            return List.of();
        }
        var grid = new Grid(0);
        grid.add(
                "To be saved",
                Stream.concat(Stream.of("Volumes"), amounts.headings().stream()).toList());
        if (isGp2) {
            row(grid, "gp2 as gp3, like for like", savings.gp2LikeForLike());
            row(grid, "gp2 as gp3 of 3,000 IOPS and 125 MiB/s", savings.gp2Baseline());
        }
        if (isIo1) {
            row(grid, "io1 as gp3 of the same IOPS and throughput", savings.io1());
        }
        var lines = new ArrayList<>(grid.lines());
        lines.addAll(notes(savings.gp2LikeForLike(), isIo1));
        return lines;
    }

    private void row(Grid grid, String name, Saving saving) {
        grid.add(
                name,
                Stream.concat(Stream.of(Figures.count(saving.volumes())), amounts.of(saving.money()).stream())
                        .toList());
    }

    private static List<String> notes(Saving likeForLike, boolean isIo1) {
        var notes = new ArrayList<String>();
        if (likeForLike.dearerVolumes() > 0) {
            notes.addAll(Cells.wrap(
                    Figures.count(likeForLike.dearerVolumes(), "gp2 volume")
                            + " would cost more like for like, and should stay or give up throughput.",
                    Grid.WIDTH));
        }
        if (isIo1) {
            notes.addAll(Cells.wrap(
                    "io1 without Multi-Attach, up to 80,000 IOPS and 500 IOPS a GiB; gp3 is as durable, and its"
                            + " latency may be higher.",
                    Grid.WIDTH));
        }
        return notes;
    }
}
