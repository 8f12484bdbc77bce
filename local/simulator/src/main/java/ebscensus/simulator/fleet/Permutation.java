package ebscensus.simulator.fleet;

/**
 * Puts the numbers from 0 to size − 1 in an order that depends on a key, looks random, and is not stored. A Feistel network
 * permutes the numbers below the next power of four, and is applied again until the result is less than the size.
 */
public final class Permutation {
    private static final int ROUNDS = 3;

    private final long size;
    private final long key;
    private final int halfBits;
    private final long halfMask;

    public Permutation(long size, long key) {
        this.size = size;
        this.key = key;
        int bits = 64 - Long.numberOfLeadingZeros(Math.max(1, size - 1));
        this.halfBits = (bits + 1) / 2;
        this.halfMask = (1L << halfBits) - 1;
    }

    public long at(long position) {
        long value = position;
        do {
            value = once(value);
        } while (value >= size);
        return value;
    }

    private long once(long value) {
        long left = value >>> halfBits;
        long right = value & halfMask;
        for (int round = 0; round < ROUNDS; round++) {
            long next = left ^ (Hash.of(key + round, right) & halfMask);
            left = right;
            right = next;
        }
        return left << halfBits | right;
    }
}
