package ebscensus.report.money;

/**
 * The possible monthly savings with other volume types. There are no savings for io2, whose durability and latency gp3 does not
 * have, for standard, whose number of I/O requests is unknown, and for HDD types, which gp3 does not replace. Unlisted volumes
 * and the Recycle Bin are left out, because the type of these volumes cannot be changed. gp2 volumes are compared size by size.
 * The io1 volumes of one location are compared as one sum: if gp3 would cost more for all of them together, all count as more
 * expensive. Additive, with an identity.
 *
 * @param gp2LikeForLike gp2 volumes as gp3 with the performance that they have
 * @param gp2Baseline gp2 volumes as gp3 with the performance that gp3 includes
 * @param io1 io1 volumes as gp3 of the same IOPS and throughput
 */
public record Savings(Saving gp2LikeForLike, Saving gp2Baseline, Saving io1) {
    public static final Savings NONE = new Savings(Saving.NONE, Saving.NONE, Saving.NONE);

    /** Associative and commutative with identity {@link #NONE}. */
    public Savings plus(Savings other) {
        return new Savings(
                gp2LikeForLike.plus(other.gp2LikeForLike), gp2Baseline.plus(other.gp2Baseline), io1.plus(other.io1));
    }
}
