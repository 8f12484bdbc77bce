package ebscensus.simulator.fleet;

import java.util.List;

/** Derives every property of a fleet from a seed, with an invertible 64-bit mixing function. */
public final class Hash {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Hash() {}

    /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014), a bijection. */
    static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** The inverse of {@link #mix}: each factor in this method is the inverse, modulo 2^64, of a factor in {@code mix}. */
    static long unmix(long z) {
        z = (z ^ (z >>> 31) ^ (z >>> 62)) * 0x319642B2D24D8EC3L;
        z = (z ^ (z >>> 27) ^ (z >>> 54)) * 0x96DE1B173F119089L;
        return z ^ (z >>> 30) ^ (z >>> 60);
    }

    public static long of(long parent, long child) {
        return mix(parent + (child + 1) * GOLDEN);
    }

    public static long of(long parent, Trait trait) {
        return of(parent, trait.salt);
    }

    public static long of(long parent, String text) {
        long hash = parent;
        for (int i = 0; i < text.length(); i++) {
            hash = of(hash, text.charAt(i));
        }
        return hash;
    }

    public static long of(long parent, SimulatedScope scope, long child) {
        return of(of(of(parent, scope.account()), scope.region()), child);
    }

    /** A number between 0 (inclusive) and 1 (exclusive), uniformly distributed. */
    public static double fraction(long hash) {
        return (hash >>> 11) * 0x1.0p-53;
    }

    public static boolean chance(long parent, Trait trait, double share) {
        return share > 0 && fraction(of(parent, trait)) < share;
    }

    /** A whole number between 0 (inclusive) and {@code bound} (exclusive), uniformly distributed. */
    public static int below(long parent, Trait trait, int bound) {
        return (int) Math.unsignedMultiplyHigh(of(parent, trait), bound);
    }

    static <T> T pick(long parent, Trait trait, List<T> choices) {
        return choices.get(below(parent, trait, choices.size()));
    }
}
