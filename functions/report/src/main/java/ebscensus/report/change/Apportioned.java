package ebscensus.report.change;

import java.math.BigInteger;

/** Whole numbers as parts of whole numbers. */
final class Apportioned {
    private Apportioned() {}

    /**
     * {@code whole * part / of} to the nearest whole number, halves away from 0, so that the opposite of one argument gives the
     * opposite result.
     *
     * @param of more than 0
     */
    static long share(long whole, long part, long of) {
        var product = BigInteger.valueOf(whole).multiply(BigInteger.valueOf(part));
        var twice = product.abs().shiftLeft(1).add(BigInteger.valueOf(of));
        var rounded = twice.divide(BigInteger.valueOf(of).shiftLeft(1));
        return (product.signum() < 0 ? rounded.negate() : rounded).longValueExact();
    }

    /** Divides the whole in proportion to the weights; the parts add up to it. All are 0 or more. */
    static long[] divide(long whole, long... weights) {
        long all = 0;
        for (long weight : weights) {
            all = Math.addExact(all, weight);
        }
        long[] parts = new long[weights.length];
        long left = whole;
        for (int i = 0; i < weights.length; i++) {
            parts[i] = all == 0 ? 0 : share(left, weights[i], all);
            left -= parts[i];
            all -= weights[i];
        }
        return parts;
    }
}
