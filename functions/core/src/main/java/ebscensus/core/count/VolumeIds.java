package ebscensus.core.count;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * An exact set of volume ids. An id in EC2's form, which is {@code vol-0} and sixteen hexadecimal digits, takes 11 to 22 bytes.
 * In a set of strings, it would take more than a hundred bytes. Ids in other forms are kept as strings. Not thread-safe.
 */
final class VolumeIds {
    private static final String PREFIX = "vol-0";
    private static final int LENGTH = PREFIX.length() + 16;

    /**
     * Marks a free place in the table. An id whose sixteen digits are all zero would have this number and is therefore kept as
     * a string.
     */
    private static final long FREE = 0;

    /** A hash table with linear probing. Its length is a power of two, and at most three quarters of its places are used. */
    private long[] table = new long[16];

    private int used;
    private final Set<String> others = new HashSet<>();

    /** Adds an id, which may already be in the set. */
    void add(String id) {
        long number = number(id);
        if (number == FREE) {
            others.add(id);
            return;
        }
        int place = place(table, number);
        if (table[place] == FREE) {
            table[place] = number;
            used++;
            growIfFull();
        }
    }

    boolean contains(String id) {
        long number = number(id);
        return number == FREE ? others.contains(id) : table[place(table, number)] == number;
    }

    private void growIfFull() {
        if (used > table.length / 4 * 3) {
            var larger = new long[Math.multiplyExact(table.length, 2)];
            Arrays.stream(table)
                    .filter(number -> number != FREE)
                    .forEach(number -> larger[place(larger, number)] = number);
            table = larger;
        }
    }

    /** The index of the number, or the index at which it would be added. */
    private static int place(long[] table, long number) {
        int last = table.length - 1;
        int place = Long.hashCode(number * 0x9E3779B97F4A7C15L) & last;
        while (table[place] != FREE && table[place] != number) {
            place = (place + 1) & last;
        }
        return place;
    }

    /** The sixteen digits of the id as a number, or {@link #FREE} if the id has another form. */
    private static long number(String id) {
        boolean isUsual = id.length() == LENGTH
                && id.startsWith(PREFIX)
                && id.chars().skip(PREFIX.length()).allMatch(VolumeIds::isDigit);
        return isUsual ? Long.parseUnsignedLong(id, PREFIX.length(), LENGTH, 16) : FREE;
    }

    private static boolean isDigit(int character) {
        return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
    }
}
