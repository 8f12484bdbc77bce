package ebscensus.report.money;

/**
 * The possible monthly savings with other volume types. Savings are computed for gp2 and io1 only, because gp3 does not have
 * the durability and the latency of io2, the cost of standard volumes depends on an unknown number of I/O requests, and gp3
 * does not replace HDD types. The Recycle Bin is left out, because its volumes must be restored before their type can be
 * changed, and unlisted volumes are left out, because it is not known what uses them. gp2 volumes are compared size by size. The io1 volumes of one location are compared as one sum. If gp3 would cost
 * more for all of these volumes together, each of them counts as more expensive.
 *
 * @param gp2LikeForLike the saving of gp2 volumes as gp3 with the performance that they have now
 * @param gp2Baseline the saving of gp2 volumes as gp3 with the performance that gp3 includes
 * @param io1 the saving of io1 volumes as gp3 of the same IOPS and throughput
 */
public record Savings(Saving gp2LikeForLike, Saving gp2Baseline, Saving io1) {
    public static final Savings NONE = new Savings(Saving.NONE, Saving.NONE, Saving.NONE);

    /** Associative and commutative with identity {@link #NONE}. */
    public Savings plus(Savings other) {
        return new Savings(
                gp2LikeForLike.plus(other.gp2LikeForLike), gp2Baseline.plus(other.gp2Baseline), io1.plus(other.io1));
    }
}
