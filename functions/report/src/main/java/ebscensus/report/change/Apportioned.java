package ebscensus.report.change;

import java.math.BigInteger;

/** Divides whole numbers in proportion to other numbers, so that the results are whole numbers too. */
final class Apportioned {
    private Apportioned() {}

    /**
     * {@code whole * part / of}, rounded to the nearest whole number. Halves are rounded away from 0, so that negating
     * {@code whole} or {@code part} negates the result.
     *
     * @param of more than 0
     */
    static long share(long whole, long part, long of) {
        var product = BigInteger.valueOf(whole).multiply(BigInteger.valueOf(part));
        var twice = product.abs().shiftLeft(1).add(BigInteger.valueOf(of));
        var rounded = twice.divide(BigInteger.valueOf(of).shiftLeft(1));
        return (product.signum() < 0 ? rounded.negate() : rounded).longValueExact();
    }

    /**
     * Divides the whole in proportion to the weights. The whole and the weights must be 0 or more. The parts add up to the
     * whole, unless all weights are 0; then all parts are 0.
     */
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
