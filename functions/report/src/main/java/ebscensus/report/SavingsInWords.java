package ebscensus.report;

import ebscensus.core.request.Dimension;
import ebscensus.report.money.Saving;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** What other volume types would save, which volumes they would make dearer, and of which that is not known. */
public final class SavingsInWords {
    private SavingsInWords() {}

    /** One way to save. */
    public record Row(String name, Saving saving) {}

    /** The ways by which some volume gets cheaper. Those of gp2 are alternatives. */
    public static List<Row> rows(Billed billed) {
        var savings = billed.savings();
        var rows = new ArrayList<Row>();
        if (savings.gp2Baseline().volumes() + savings.gp2LikeForLike().volumes() > 0) {
            rows.add(new Row("gp2 as gp3, like for like", savings.gp2LikeForLike()));
            rows.add(new Row("gp2 as gp3 of 3,000 IOPS and 125 MiB/s", savings.gp2Baseline()));
        }
        if (savings.io1().volumes() > 0) {
            rows.add(new Row("io1 as gp3 of the same IOPS and throughput", savings.io1()));
        }
        return rows;
    }

    /** A sentence or two each. */
    public static List<String> notes(Billed billed) {
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
            notes.add("io1 without Multi-Attach, up to 80,000 IOPS and 500 IOPS a GiB; gp3 is as durable, and its"
                    + " latency may be higher. The io1 volumes of one location are compared together.");
        }
        if (isAnyLeftOut(billed)) {
            notes.add("Volumes in the Recycle Bin and of others are left out, for their type cannot be changed.");
        }
        return notes;
    }

    private static void note(List<String> notes, long volumes, String noun, String text) {
        if (volumes > 0) {
            notes.add(Figures.count(volumes, noun) + text);
        }
    }

    /** Whether there are volumes of a type with savings that nobody can change. */
    private static boolean isAnyLeftOut(Billed billed) {
        var byType = billed.by().getOrDefault(Dimension.TYPE, Collections.emptySortedMap());
        return Stream.of("gp2", "io1")
                .flatMap(type -> byType.getOrDefault(type, Collections.emptySortedMap()).keySet().stream())
                .anyMatch(use -> !use.isConvertible());
    }
}
