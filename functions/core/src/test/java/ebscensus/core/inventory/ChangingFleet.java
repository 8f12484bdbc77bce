package ebscensus.core.inventory;

import ebscensus.core.inventory.Outcome.ThrottledOut;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A fleet drawn from a seed that changes while it is read, each call being a tick: instances of some zones come and go, pages are
 * short, empty or cannot be had, and each chain has an order of its own. EC2 may name fewer zones than there are.
 */
public final class ChangingFleet implements Fleet {
    private static final int PAGE = 10;

    /** Those in a zone that is not named are many, so that the first pages have some of them. */
    private static final int LEAST = 600;

    private final List<Resident> residents;
    private final int zonesTold;
    private final double failures;
    private final long seed;
    private final AtomicInteger calls;
    private final AtomicInteger divisions = new AtomicInteger();

    /** @param begins the call from which on it is there */
    private record Resident(Instance instance, int zone, int begins, int ends) {
        boolean isThere(int call) {
            return begins <= call && call < ends;
        }

        boolean isLasting() {
            return begins == 0 && ends == Integer.MAX_VALUE;
        }
    }

    private ChangingFleet(List<Resident> residents, int zonesTold, double failures, long seed, AtomicInteger calls) {
        this.residents = residents;
        this.zonesTold = zonesTold;
        this.failures = failures;
        this.seed = seed;
        this.calls = calls;
    }

    public static ChangingFleet of(long seed) {
        var random = new Random(seed);
        int zones = 1 + random.nextInt(6);
        int told = random.nextInt(3) == 0 ? random.nextInt(zones + 1) : zones;
        double changing = random.nextInt(3) * 0.2;
        double failures = random.nextInt(3) == 0 ? 0.02 : 0;
        var residents = IntStream.range(
                        0, random.nextInt(4) == 0 ? random.nextInt(LEAST) : LEAST + random.nextInt(LEAST))
                .mapToObj(number -> {
                    boolean changes = random.nextDouble() < changing;
                    int moment = random.nextInt(100);
                    boolean comes = random.nextBoolean();
                    return new Resident(
                            new Instance("i-" + number, 0, Map.of()),
                            random.nextInt(zones),
                            changes && comes ? moment : 0,
                            changes && !comes ? moment : Integer.MAX_VALUE);
                })
                .toList();
        return new ChangingFleet(residents, told, failures, seed, new AtomicInteger());
    }

    @Override
    public Page page(@Nullable String token) {
        int call = calls.getAndIncrement();
        var random = new Random(31 * seed + call);
        if (random.nextDouble() < failures) {
            throw new ScopeFailure(new ThrottledOut("ec2:DescribeInstances", "slow down"), new Calls(1, 1));
        }
        var at = token == null ? new long[] {random.nextLong(), 0} : parsed(token);
        var order = new ArrayList<>(residents);
        Collections.shuffle(order, new Random(at[0]));
        int from = (int) at[1];
        int to = Math.min(from + (random.nextInt(5) == 0 ? random.nextInt(PAGE) : PAGE), order.size());
        var instances = order.subList(Math.max(0, from - random.nextInt(3)), to).stream()
                .filter(resident -> resident.isThere(call))
                .map(Resident::instance)
                .toList();
        // The number of the call, so that an empty page leads to another token.
        String next = to < order.size() ? at[0] + " " + to + " " + call : null;
        return new Page(instances, next, new Calls(1, 0));
    }

    @Override
    public Division divided() {
        calls.getAndIncrement();
        divisions.getAndIncrement();
        var parts = IntStream.range(0, zonesTold)
                .<Fleet>mapToObj(zone -> with(residents.stream()
                        .filter(resident -> resident.zone() == zone)
                        .toList()))
                .toList();
        return new Division(parts, new Calls(1, 0));
    }

    @Override
    public Fleet only(Collection<String> ids) {
        Fleet.requireIds(ids);
        var wanted = Set.copyOf(ids);
        return with(residents.stream()
                .filter(resident -> wanted.contains(resident.instance().id()))
                .toList());
    }

    public boolean wasDivided() {
        return divisions.get() > 0;
    }

    public boolean hidesZones() {
        return residents.stream().anyMatch(resident -> resident.zone() >= zonesTold);
    }

    /** How often it was asked, itself and in parts. */
    public int calls() {
        return calls.get();
    }

    /** What is there throughout. */
    public Set<String> lasting() {
        return ids(residents.stream().filter(Resident::isLasting).toList());
    }

    /** What is there at some time. */
    public Set<String> all() {
        return ids(residents);
    }

    private ChangingFleet with(List<Resident> some) {
        return new ChangingFleet(some, 0, failures, seed, calls);
    }

    private static Set<String> ids(List<Resident> residents) {
        return residents.stream().map(resident -> resident.instance().id()).collect(Collectors.toSet());
    }

    private static long[] parsed(String token) {
        return List.of(token.split(" ", -1)).stream().mapToLong(Long::parseLong).toArray();
    }
}
