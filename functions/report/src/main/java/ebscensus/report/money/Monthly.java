package ebscensus.report.money;

/**
 * The monthly cost of some volumes.
 *
 * @param money the cost of the volumes that have a price
 * @param unpricedVolumes the number of volumes without a price, whose cost is left out
 */
public record Monthly(Money money, long unpricedVolumes) {
    public static final Monthly NONE = new Monthly(Money.NONE, 0);

    public Monthly {
        if (unpricedVolumes < 0) {
            throw new IllegalArgumentException("a negative number of volumes without a price: " + unpricedVolumes);
        }
    }

    /** The cost of volumes that all have a price. */
    public static Monthly of(Money money) {
        return new Monthly(money, 0);
    }

    /** The cost of volumes without a price. */
    public static Monthly unpriced(long volumes) {
        return new Monthly(Money.NONE, volumes);
    }

    /** Associative and commutative with identity {@link #NONE}; overflow is an ArithmeticException. */
    public Monthly plus(Monthly other) {
        return new Monthly(money.plus(other.money), Math.addExact(unpricedVolumes, other.unpricedVolumes));
    }
}
