package ebscensus.core.census;

/**
 * What is added up in a {@link Cell}: additive, with an identity.
 *
 * @param volumes how many EBS volumes
 * @param gibibytes sum of the sizes the volumes were created with, in GiB; not the space in use
 */
public record Measures(long volumes, long gibibytes) {
    public static final Measures NONE = new Measures(0, 0);

    public Measures {
        if (volumes < 0 || gibibytes < 0) {
            throw new IllegalArgumentException("negative total: " + volumes + " volumes, " + gibibytes + " GiB");
        }
    }

    /** What one volume of this size contributes. */
    public static Measures ofVolume(long gibibytes) {
        return new Measures(1, gibibytes);
    }

    /** Associative and commutative with identity {@link #NONE}; overflow is an ArithmeticException. */
    public Measures plus(Measures other) {
        return new Measures(Math.addExact(volumes, other.volumes), Math.addExact(gibibytes, other.gibibytes));
    }
}
