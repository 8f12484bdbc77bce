package ebscensus.report;

import ebscensus.core.request.Dimension;
import ebscensus.report.money.Saving;
import ebscensus.report.money.Savings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Says what other volume types would save, which volumes would cost more, and which cannot be compared for lack of a price. */
public final class SavingsInWords {
    private SavingsInWords() {}

    /** A change of type, and what it saves. */
    public record Row(String name, Saving saving) {}

    /**
     * The changes of type that make at least one volume cheaper. The two changes of gp2 are alternatives; if one of them makes
     * a volume cheaper, both are included.
     */
    public static List<Row> rows(Billed billed) {
        var savings = billed.savings();
        var rows = new ArrayList<Row>();
        if (hasGp2(savings)) {
            rows.add(new Row("gp2 as gp3, like for like", savings.gp2LikeForLike()));
            rows.add(new Row("gp2 as gp3 of 3,000 IOPS and 125 MiB/s", savings.gp2Baseline()));
        }
        if (savings.io1().volumes() > 0) {
            rows.add(new Row("io1 as gp3 of the same IOPS and throughput", savings.io1()));
        }
        return rows;
    }

    /** One or more sentences for each note; empty if there is nothing to say about savings. */
    public static List<String> notes(Billed billed) {
        var savings = billed.savings();
        var likeForLike = savings.gp2LikeForLike();
        var io1 = savings.io1();
        var notes = new ArrayList<String>();
        if (hasGp2(savings)) {
            notes.add("The two gp2 savings are alternatives; do not add them up.");
        }
        note(
                notes,
                likeForLike.dearerVolumes(),
                "gp2 volume",
                " would cost more as gp3 with the same performance: keep gp2, or accept less throughput.");
        note(
                notes,
                savings.gp2Baseline().dearerVolumes(),
                "gp2 volume",
                " would cost more as gp3 even with the baseline performance.");
        note(notes, io1.dearerVolumes(), "io1 volume", " would cost more as gp3 of the same IOPS and throughput.");
        note(notes, likeForLike.unpricedVolumes(), "gp2 volume", " cannot be compared, because a price is missing.");
        note(notes, io1.unpricedVolumes(), "io1 volume", " cannot be compared, because a price is missing.");
        if (io1.volumes() > 0) {
            notes.add("The io1 saving is for volumes without Multi-Attach, of up to 80,000 IOPS and 500 IOPS per"
                    + " GiB. gp3 is as durable as io1, but its latency may be higher. All such volumes of a"
                    + " location are compared together.");
        }
        if (isAnyLeftOut(billed)) {
            notes.add("Savings leave out the Recycle Bin, whose volumes must be restored before their type can be"
                    + " changed, and unlisted volumes, because it is not known what uses them.");
        }
        return notes;
    }

    private static boolean hasGp2(Savings savings) {
        return savings.gp2Baseline().volumes() + savings.gp2LikeForLike().volumes() > 0;
    }

    private static void note(List<String> notes, long volumes, String noun, String text) {
        if (volumes > 0) {
            notes.add(Figures.count(volumes, noun) + text);
        }
    }

    /** Whether there are gp2 or io1 volumes that savings leave out. */
    private static boolean isAnyLeftOut(Billed billed) {
        var byType = billed.by().getOrDefault(Dimension.TYPE, Collections.emptySortedMap());
        return Stream.of("gp2", "io1")
                .flatMap(type -> byType.getOrDefault(type, Collections.emptySortedMap()).keySet().stream())
                .anyMatch(use -> !use.isConvertible());
    }
}
