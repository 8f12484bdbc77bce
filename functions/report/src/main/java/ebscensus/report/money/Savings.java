package ebscensus.report.money;

/**
 * What other volume types would save a month. Nothing is said of io2, which has a durability and latency of its own, nor of standard,
 * whose I/O requests nobody knows; HDD types are no match for gp3. Volumes in the Recycle Bin and unlisted ones are left out, for
 * their type cannot be changed. gp2 is compared size by size. The io1 volumes of one location are compared together, and count as
 * dearer, all of them, where gp3 would cost more for them together. Additive, with an identity.
 *
 * @param gp2LikeForLike gp2 volumes as gp3 with the performance that they have
 * @param gp2Baseline gp2 volumes as gp3 with what gp3 includes
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
