package ebscensus.report.money;

/**
 * The possible monthly saving from changing the type of volumes that become cheaper.
 *
 * @param volumes the number of volumes that become cheaper
 * @param money the saving of these volumes; no amount is negative
 * @param dearerVolumes the number of volumes that would become more expensive and are better left unchanged
 * @param unpricedVolumes the number of volumes whose costs cannot be compared: a price is missing or the currencies differ
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

    /**
     * The saving of volumes whose cost changes from {@code now} to {@code then}. If the costs have different currencies, the
     * volumes count as {@code unpricedVolumes}.
     */
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
