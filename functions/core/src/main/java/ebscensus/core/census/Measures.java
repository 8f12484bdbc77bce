package ebscensus.core.census;

/**
 * The sums in a {@link Cell}.
 *
 * @param volumes the number of EBS volumes
 * @param gibibytes the sum of the provisioned sizes in GiB, not the space in use
 */
public record Measures(long volumes, long gibibytes) {
    public static final Measures NONE = new Measures(0, 0);

    public Measures {
        if (volumes < 0 || gibibytes < 0) {
            throw new IllegalArgumentException("negative total: " + volumes + " volumes, " + gibibytes + " GiB");
        }
    }

    /** The measures of one volume of this size. */
    public static Measures ofVolume(long gibibytes) {
        return new Measures(1, gibibytes);
    }

    /** Associative and commutative with identity {@link #NONE}; overflow is an ArithmeticException. */
    public Measures plus(Measures other) {
        return new Measures(Math.addExact(volumes, other.volumes), Math.addExact(gibibytes, other.gibibytes));
    }
}
