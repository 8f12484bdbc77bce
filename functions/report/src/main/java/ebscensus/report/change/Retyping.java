package ebscensus.report.change;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The volumes of a group that changed their type. Reports do not contain the ids of volumes, so the changes are deduced. If
 * some types lost volumes and others gained volumes, as many volumes are taken to have changed their type as were lost or as
 * were gained, whichever number is smaller. The GiB that these types lost and gained are treated in the same way.
 */
final class Retyping {
    private final long[] volumes;
    private final long[] gibibytes;

    private Retyping(long[] volumes, long[] gibibytes) {
        this.volumes = volumes;
        this.gibibytes = gibibytes;
    }

    static Retyping of(List<TypePair> types) {
        long[] lost = each(types, type -> Math.max(0, -type.moreVolumes()));
        long[] won = each(types, type -> Math.max(0, type.moreVolumes()));
        long moved = Math.min(sum(lost), sum(won));
        long[] left = Apportioned.divide(moved, lost);
        long[] came = Apportioned.divide(moved, won);
        long[] sizeLeft = sizes(types, left, lost, -1);
        long[] sizeCame = sizes(types, came, won, 1);
        long movedSize = Math.min(sum(sizeLeft), sum(sizeCame));
        return new Retyping(
                difference(came, left),
                difference(Apportioned.divide(movedSize, sizeCame), Apportioned.divide(movedSize, sizeLeft)));
    }

    /** The number of volumes that changed to the type; negative if volumes changed from it. */
    long volumes(int type) {
        return volumes[type];
    }

    /** The GiB that changed to the type with these volumes; negative if they changed from it. */
    long gibibytes(int type) {
        return gibibytes[type];
    }

    boolean concerns(int type) {
        return volumes[type] != 0;
    }

    /** For each type, its lost or gained GiB in proportion to how many of its lost or gained volumes changed their type. */
    private static long[] sizes(List<TypePair> types, long[] moved, long[] all, int sign) {
        long[] sizes = new long[moved.length];
        for (int i = 0; i < sizes.length; i++) {
            long changed = Math.max(0, sign * types.get(i).moreGibibytes());
            sizes[i] = moved[i] == 0 ? 0 : Apportioned.share(changed, moved[i], all[i]);
        }
        return sizes;
    }

    private static long[] each(List<TypePair> types, ToLongFunction<TypePair> figure) {
        return types.stream().mapToLong(figure).toArray();
    }

    private static long sum(long... numbers) {
        return Arrays.stream(numbers).reduce(0, Math::addExact);
    }

    private static long[] difference(long[] more, long[] less) {
        long[] difference = new long[more.length];
        Arrays.setAll(difference, i -> more[i] - less[i]);
        return difference;
    }
}
