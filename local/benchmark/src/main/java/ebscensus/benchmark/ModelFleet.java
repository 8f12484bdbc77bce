package ebscensus.benchmark;

import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Fleet;
import ebscensus.core.inventory.Instance;
import ebscensus.core.request.Scope;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Numbered instances that alternate between three availability zones, like those of the simulator.
 *
 * @param first the number of the first instance
 * @param step the difference between the numbers of one instance and the next
 * @param end the exclusive upper bound of the numbers
 * @param volumesEach how many volumes each instance has
 */
record ModelFleet(Scope scope, long first, int step, long end, int volumesEach) implements Fleet {
    private static final int ZONES = 3;

    @Override
    public Page page(@Nullable String token) {
        long from = token == null ? first : Long.parseLong(token);
        long next = from + (long) step * Ec2.INSTANCES_PER_PAGE;
        var page = LongStream.iterate(from, number -> number < Math.min(next, end), number -> number + step)
                .mapToObj(number -> new Instance(id(scope, number), volumesEach, Map.of()))
                .toList();
        return new Page(page, next < end ? Long.toString(next) : null, new Calls(1, 0));
    }

    /** Divides the fleet by availability zone, and adds an empty part, which stands for the zones of other kinds. */
    @Override
    public Division divided() {
        var parts = new ArrayList<Fleet>();
        for (int zone = 0; zone < ZONES; zone++) {
            parts.add(new ModelFleet(scope, zone, ZONES, end, volumesEach));
        }
        parts.add(new ModelFleet(scope, end, 1, end, volumesEach));
        return new Division(parts, new Calls(1, 0));
    }

    /** An id that is as long as EC2's own ids. */
    static String id(Scope scope, long number) {
        return "i-%09x%08x".formatted(number, scope.hashCode());
    }
}
