package ebscensus.report.change;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Deduces how many volumes of a group of cells changed their type, because reports contain the numbers of volumes but not their
 * ids. If some types lost volumes and others gained volumes, the smaller of the two totals is taken as the number of volumes
 * that changed their type. For the GiB, the loss or gain of each type is first reduced to the part that belongs to these volumes;
 * then the smaller of the two totals is taken.
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

    /** The number of volumes that changed to this type; negative if volumes changed from this type to another. */
    long volumes(int type) {
        return volumes[type];
    }

    /** The GiB of the volumes that changed to this type; negative if volumes changed from this type to another. */
    long gibibytes(int type) {
        return gibibytes[type];
    }

    boolean concerns(int type) {
        return volumes[type] != 0;
    }

    /**
     * For each type, the part of the lost or gained GiB that belongs to volumes that changed their type. The part is
     * proportional to the number of these volumes among all lost or gained volumes of the type.
     */
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
