package ebscensus.simulator.fleet;

import java.util.HexFormat;
import java.util.OptionalLong;

/**
 * Converts a resource's place in the fleet to its id and back, so that no ids have to be stored. Ids look random because a
 * keyed bijection of 64-bit numbers computes them.
 *
 * <p>A place consists of, from the highest bits down: scope (20 bits), kind (2), slot (8), index (34).
 */
public final class Ids {
    public static final String INSTANCE = "i-";
    public static final String VOLUME = "vol-";
    static final int SCOPES = 1 << 20;
    static final int SLOTS = 128;
    static final long INDICES = 1L << 34;

    private static final HexFormat HEX = HexFormat.of();

    private final String prefix;
    private final long key;

    /** @param prefix the prefix of all ids of one kind of resource, such as {@code vol-} */
    Ids(String prefix, long seed) {
        this.prefix = prefix;
        this.key = Hash.of(seed, prefix);
    }

    /** An id for a resource that responses mention but that is not simulated itself. */
    public static String named(String prefix, long hash) {
        return prefix + '0' + HEX.toHexDigits(hash);
    }

    static long place(int scope, int kind, int slot, long index) {
        return ((long) scope << 44) | ((long) kind << 42) | ((long) slot << 34) | index;
    }

    static int scope(long place) {
        return (int) (place >>> 44);
    }

    static int kind(long place) {
        return (int) (place >>> 42) & 3;
    }

    static int slot(long place) {
        return (int) (place >>> 34) & 0xFF;
    }

    static long index(long place) {
        return place & (INDICES - 1);
    }

    /** The id of the resource at this place, in EC2's current form: the prefix and 17 hexadecimal digits. */
    String id(long place) {
        return prefix + '0' + HEX.toHexDigits(Hash.mix(place ^ key) ^ key);
    }

    /** The place that has this id, even if no resource is there; empty if no place has this id. */
    OptionalLong place(String id) {
        if (!wellFormed(prefix, id) || !id.startsWith(prefix + '0') || id.length() != prefix.length() + 17) {
            return OptionalLong.empty();
        }
        long mixed = HexFormat.fromHexDigitsToLong(id, prefix.length() + 1, id.length());
        return OptionalLong.of(Hash.unmix(mixed ^ key) ^ key);
    }

    /** Whether EC2 would accept the form of this id: 8 or 17 lower-case hexadecimal digits. */
    public static boolean wellFormed(String prefix, String id) {
        return id.startsWith(prefix) && id.substring(prefix.length()).matches("[0-9a-f]{8}([0-9a-f]{9})?");
    }
}
