package ebscensus.core;

/**
 * How many EBS volumes, and their provisioned size together.
 *
 * @param gibibytes sum of the sizes the volumes were created with, in GiB; not the space in use
 */
public record VolumeTotals(long volumes, long gibibytes) {
    public static final VolumeTotals NONE = new VolumeTotals(0, 0);

    public VolumeTotals {
        if (volumes < 0 || gibibytes < 0) {
            throw new IllegalArgumentException("negative total: " + volumes + " volumes, " + gibibytes + " GiB");
        }
    }

    /** Associative and commutative with identity {@link #NONE}; overflow is an ArithmeticException. */
    public VolumeTotals plus(VolumeTotals other) {
        return new VolumeTotals(Math.addExact(volumes, other.volumes), Math.addExact(gibibytes, other.gibibytes));
    }
}
