package ebscensus.core.count;

import static ebscensus.core.inventory.IdForm.NO_NUMBER;

import ebscensus.core.inventory.IdForm;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * An exact set of ids of EC2 resources of one kind. An id in EC2's usual form takes 11 to 22 bytes. In a set of strings, it would
 * take more than a hundred bytes. Ids in other forms are kept as strings. Not thread-safe.
 */
final class ResourceIds {
    /** Marks a free place in the table. No id in the usual form has this number. */
    private static final long FREE = NO_NUMBER;

    /** An odd number. It is random, so that nobody can choose ids that all hash to the same place. */
    private static final long FACTOR = ThreadLocalRandom.current().nextLong() | 1;

    /** A hash table with linear probing. Its length is a power of two, and at most three quarters of its places are used. */
    private long[] table = new long[16];

    private int used;
    private final Set<String> others = new HashSet<>();
    private final IdForm form;

    ResourceIds(IdForm form) {
        this.form = form;
    }

    /** Adds an id, and returns whether it was not in the set before. */
    boolean add(String id) {
        long number = form.number(id);
        if (number == NO_NUMBER) {
            return others.add(id);
        }
        int place = place(table, number);
        if (table[place] == number) {
            return false;
        }
        table[place] = number;
        used++;
        growIfFull();
        return true;
    }

    boolean contains(String id) {
        long number = form.number(id);
        return number == NO_NUMBER ? others.contains(id) : table[place(table, number)] == number;
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
        int place = (int) ((number * FACTOR) >>> (Long.numberOfLeadingZeros(table.length) + 1));
        while (table[place] != FREE && table[place] != number) {
            place = (place + 1) & (table.length - 1);
        }
        return place;
    }
}
