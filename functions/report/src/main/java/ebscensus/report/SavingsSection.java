package ebscensus.report;

import ebscensus.core.request.Dimension;
import ebscensus.report.money.Saving;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** What other volume types would save, which volumes they would make dearer, and of which that is not known. */
final class SavingsSection {
    private final Billed billed;
    private final Amounts amounts;

    SavingsSection(Billed billed) {
        this.billed = billed;
        this.amounts = new Amounts(billed.prices().currencies());
    }

    /** None where there is nothing to be said of savings, or nothing is known of any price. */
    List<String> lines() {
        if (!amounts.areKnown()) {
            return List.of();
        }
        var notes = notes();
        var lines = new ArrayList<>(rows());
        if (lines.isEmpty() && !notes.isEmpty()) {
            lines.add("To be saved: nothing");
        }
        lines.addAll(notes);
        return lines;
    }

    private List<String> rows() {
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
        return grid.lines();
    }

    private void row(Grid grid, String name, Saving saving) {
        grid.add(
                name,
                Stream.concat(Stream.of(Figures.count(saving.volumes())), amounts.of(saving.money()).stream())
                        .toList());
    }

    private List<String> notes() {
        var savings = billed.savings();
        var likeForLike = savings.gp2LikeForLike();
        var io1 = savings.io1();
        var notes = new ArrayList<String>();
        note(
                notes,
                likeForLike.dearerVolumes(),
                "gp2 volume",
                " would cost more like for like, and should stay or give up throughput.");
        note(notes, savings.gp2Baseline().dearerVolumes(), "gp2 volume", " would cost more as gp3 of any performance.");
        note(notes, io1.dearerVolumes(), "io1 volume", " would cost more as gp3 of the same IOPS and throughput.");
        note(notes, likeForLike.unpricedVolumes(), "gp2 volume", " cannot be compared for want of a price.");
        note(notes, io1.unpricedVolumes(), "io1 volume", " cannot be compared for want of a price.");
        if (io1.volumes() > 0) {
            notes.addAll(Cells.wrap(
                    "io1 without Multi-Attach, up to 80,000 IOPS and 500 IOPS a GiB; gp3 is as durable, and its"
                            + " latency may be higher. The io1 volumes of one location are compared together.",
                    Grid.WIDTH));
        }
        if (isAnyLeftOut()) {
            notes.addAll(Cells.wrap(
                    "Volumes in the Recycle Bin and of others are left out, for their type cannot be changed.",
                    Grid.WIDTH));
        }
        return notes;
    }

    private static void note(List<String> notes, long volumes, String noun, String text) {
        if (volumes > 0) {
            notes.addAll(Cells.wrap(Figures.count(volumes, noun) + text, Grid.WIDTH));
        }
    }

    /** Whether there are volumes of a type with savings that nobody can change. */
    private boolean isAnyLeftOut() {
        var byType = billed.by().getOrDefault(Dimension.TYPE, Collections.emptySortedMap());
        return Stream.of("gp2", "io1")
                .flatMap(type -> byType.getOrDefault(type, Collections.emptySortedMap()).keySet().stream())
                .anyMatch(use -> !use.isConvertible());
    }
}
