package ebscensus.report.money;

/**
 * What could be saved a month by changing the type of those volumes for which it is cheaper. Additive, with an identity.
 *
 * @param volumes for which it is cheaper
 * @param money what these would cost less; never a negative amount
 * @param dearerVolumes for which it would be dearer, and which should stay as they are
 * @param unpricedVolumes of which that is not known for want of a price
 */
public record Saving(long volumes, Money money, long dearerVolumes, long unpricedVolumes) {
    public static final Saving NONE = new Saving(0, Money.NONE, 0, 0);

    public Saving {
        if (volumes < 0 || dearerVolumes < 0 || unpricedVolumes < 0) {
            throw new IllegalArgumentException("a negative number of volumes: " + volumes + " cheaper, " + dearerVolumes
                    + " dearer, " + unpricedVolumes + " without a price");
        }
        if (money.amounts().values().stream().anyMatch(amount -> amount.signum() < 0)) {
            throw new IllegalArgumentException("a negative saving: " + money.amounts());
        }
    }

    /** Of volumes that cost this now, and would cost that. */
    static Saving of(long volumes, Money now, Money then) {
        var less = now.minus(then);
        return switch (less.signum()) {
            case 1 -> new Saving(volumes, less, 0, 0);
            case -1 -> new Saving(0, Money.NONE, volumes, 0);
            default -> less.equals(Money.NONE) ? NONE : unpriced(volumes);
        };
    }

    static Saving unpriced(long volumes) {
        return new Saving(0, Money.NONE, 0, volumes);
    }

    /** Associative and commutative with identity {@link #NONE}; overflow is an ArithmeticException. */
    public Saving plus(Saving other) {
        return new Saving(
                Math.addExact(volumes, other.volumes),
                money.plus(other.money),
                Math.addExact(dearerVolumes, other.dearerVolumes),
                Math.addExact(unpricedVolumes, other.unpricedVolumes));
    }
}
