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
 * Instances by their numbers, in {@link Assumptions#ZONES} availability zones by turns, as the simulator has them.
 *
 * @param first number
 * @param step from one number to the next
 * @param end all numbers are below it
 */
record ModelFleet(Scope scope, long first, int step, long end, boolean expectsVolumes) implements Fleet {
    @Override
    public Page page(@Nullable String token) {
        long from = token == null ? first : Long.parseLong(token);
        long next = from + (long) step * Ec2.INSTANCES_PER_PAGE;
        var page = LongStream.iterate(from, number -> number < Math.min(next, end), number -> number + step)
                .mapToObj(number -> new Instance(Fleets.id(scope, number), expectsVolumes, Map.of()))
                .toList();
        return new Page(page, next < end ? Long.toString(next) : null, new Calls(1, 0));
    }

    /** The zones that are no availability zones are one more part, in which there is nothing. */
    @Override
    public Division divided() {
        var parts = new ArrayList<Fleet>();
        for (int zone = 0; zone < Assumptions.ZONES; zone++) {
            parts.add(new ModelFleet(scope, zone, Assumptions.ZONES, end, expectsVolumes));
        }
        parts.add(new ModelFleet(scope, end, 1, end, expectsVolumes));
        return new Division(parts, new Calls(1, 0));
    }
}
