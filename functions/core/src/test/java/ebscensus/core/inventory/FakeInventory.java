package ebscensus.core.inventory;

import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.request.AccountRole;
import ebscensus.core.request.Accounts;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * An inventory in memory: what it is told, it gives. Scopes it was told nothing of are empty. Each page and each batch costs one
 * request. To be set up by one thread, then read by any number.
 */
public final class FakeInventory implements Inventory {
    private static final String TAG_FILTER = "tag:";

    private final Map<Scope, Map<String, Instance>> instances = new TreeMap<>();
    private final Map<Scope, Map<String, Volume>> volumes = new TreeMap<>();
    private final Map<Scope, String> terminatedOnceListed = new ConcurrentHashMap<>();
    private final Map<Scope, Failure> listingFailures = new HashMap<>();
    private final Map<Scope, Failure> measuringFailures = new HashMap<>();
    private final Map<Scope, Failure> otherFailures = new HashMap<>();
    private final Map<Scope, Failure> recycleBinFailures = new HashMap<>();
    private final Map<Scope, List<Volume>> recycleBins = new HashMap<>();
    private final Map<String, Missing> accountFailures = new HashMap<>();
    private final List<String> organization = new ArrayList<>();
    private final Map<String, String> closedAccounts = new TreeMap<>();
    private @Nullable Missing organizationFailure;
    private final Map<Scope, AtomicInteger> batches = new ConcurrentHashMap<>();
    private int pageSize = 1_000;
    private int volumePageSize = 1_000;
    private int zones = 3;
    private int zonesTold = 3;

    /** @param instances with all their tags */
    public FakeInventory add(Scope scope, Collection<Instance> instances, Collection<Volume> volumes) {
        var ofScope = this.instances.computeIfAbsent(scope, _ -> new LinkedHashMap<>());
        instances.forEach(instance -> ofScope.put(instance.id(), instance));
        var volumesOfScope = this.volumes.computeIfAbsent(scope, _ -> new LinkedHashMap<>());
        volumes.forEach(volume -> volumesOfScope.put(volume.id(), volume));
        return this;
    }

    /** The instance is listed no more. */
    public FakeInventory terminate(Scope scope, String instance) {
        instances.getOrDefault(scope, new HashMap<>()).remove(instance);
        return this;
    }

    /** The instance is in the first listing of the scope and in no later one. */
    public FakeInventory terminateOnceListed(Scope scope, String instance) {
        terminatedOnceListed.put(scope, instance);
        return this;
    }

    /** How many instances a page of a listing has, the last one excepted. */
    public FakeInventory withPageSize(int instances) {
        pageSize = instances;
        return this;
    }

    /**
     * Over how many availability zones the instances of a scope are spread.
     *
     * @param told how many of them EC2 names; none if it does not tell
     */
    public FakeInventory withZones(int zones, int told) {
        this.zones = zones;
        zonesTold = told;
        return this;
    }

    /** However many pages, each scope is listed as one chain, at the cost of its pages. */
    public FakeInventory undivided() {
        return withZones(0, 0);
    }

    /** Each listing of the scope, and of each of its parts, fails after so many pages. */
    public FakeInventory failListing(Scope scope, int pages, Missing why) {
        listingFailures.put(scope, new Failure(pages, why));
        return this;
    }

    /** The scope gives the volumes of so many batches, or so many pages of all its volumes, and then no more. */
    public FakeInventory failMeasuring(Scope scope, int batches, Missing why) {
        measuringFailures.put(scope, new Failure(batches, why));
        return this;
    }

    /** The other volumes of the scope fail after so many pages, where they are read by themselves. */
    public FakeInventory failOthers(Scope scope, int pages, Missing why) {
        otherFailures.put(scope, new Failure(pages, why));
        return this;
    }

    /** The Recycle Bin of the scope fails after so many pages. */
    public FakeInventory failRecycleBin(Scope scope, int pages, Missing why) {
        recycleBinFailures.put(scope, new Failure(pages, why));
        return this;
    }

    /** What is in the Recycle Bin of the scope. */
    public FakeInventory withRecycleBin(Scope scope, Collection<Volume> volumes) {
        recycleBins.put(scope, List.copyOf(volumes));
        return this;
    }

    /** How many volumes a page of them has, the last one excepted. */
    public FakeInventory withVolumePageSize(int volumes) {
        volumePageSize = volumes;
        return this;
    }

    /** The account cannot be entered, so it does not tell its regions either. */
    public FakeInventory failAccount(String account, Missing why) {
        accountFailures.put(account, why);
        return this;
    }

    /** The open accounts, whatever the units. */
    public FakeInventory withOrganization(Collection<String> accounts) {
        organization.addAll(accounts);
        return this;
    }

    /** An account of the organization that cannot be entered. */
    public FakeInventory withClosedAccount(String account, String state) {
        closedAccounts.put(account, state);
        return this;
    }

    public FakeInventory failOrganization(Missing why) {
        organizationFailure = why;
        return this;
    }

    /** How often the volumes of a batch were asked for, refusals included. */
    public int batchesAsked(Scope scope) {
        return batches.getOrDefault(scope, new AtomicInteger()).get();
    }

    @Override
    public Fleet fleet(Scope scope, CensusRequest request, Budget budget) {
        var selected = instances.getOrDefault(scope, Map.of()).values().stream()
                .filter(instance -> isSelected(instance, request))
                .map(instance -> carrying(request.tagKeys(), instance))
                .toList();
        var ended = terminatedOnceListed.remove(scope);
        if (ended != null) {
            terminate(scope, ended);
        }
        return new FakeFleet(selected, pageSize, zones, zonesTold, listingFailures.get(scope));
    }

    @Override
    public Volumes volumes(Scope scope, Budget budget) {
        return new Volumes() {
            @Override
            public Batch attachedTo(List<String> batch) {
                Volumes.requireBatch(batch);
                int before =
                        batches.computeIfAbsent(scope, _ -> new AtomicInteger()).getAndIncrement();
                failAfter(before, measuringFailures.get(scope));
                return new Batch(volumesOf(scope, Set.copyOf(batch)), new Calls(1, 0));
            }

            @Override
            public Pages<Volume> all() {
                var all = volumes.getOrDefault(scope, Map.of()).values();
                return pages(List.copyOf(all), "ec2:DescribeVolumes", measuringFailures.get(scope));
            }

            @Override
            public Pages<Volume> others() {
                var others = volumes.getOrDefault(scope, Map.of()).values().stream()
                        .filter(volume -> !volume.attached())
                        .toList();
                return pages(others, "ec2:DescribeVolumes", otherFailures.get(scope));
            }

            @Override
            public Pages<Volume> recycleBin() {
                return pages(
                        recycleBins.getOrDefault(scope, List.of()),
                        "ec2:ListVolumesInRecycleBin",
                        recycleBinFailures.get(scope));
            }

            @Override
            public String action() {
                return "ec2:DescribeVolumes";
            }
        };
    }

    private Pages<Volume> pages(List<Volume> of, String action, @Nullable Failure failure) {
        return new Pages<>() {
            @Override
            public Page<Volume> page(@Nullable String token) {
                int number = token == null ? 0 : Integer.parseInt(token);
                failAfter(number, failure);
                int to = Math.min((number + 1) * volumePageSize, of.size());
                String next = to < of.size() ? Integer.toString(number + 1) : null;
                return new Page<>(of.subList(number * volumePageSize, to), next, new Calls(1, 0));
            }

            @Override
            public String action() {
                return action;
            }
        };
    }

    private List<Volume> volumesOf(Scope scope, Set<String> instances) {
        return volumes.getOrDefault(scope, Map.of()).values().stream()
                .filter(volume -> volume.instances().stream().anyMatch(instances::contains))
                .toList();
    }

    @Override
    public Inventory as(AccountRole role) {
        return this;
    }

    @Override
    public void enter(String account) {
        fail(accountFailures.get(account));
    }

    @Override
    public Members accounts(Accounts.Organization wanted) {
        fail(organizationFailure);
        var open = new ArrayList<>(new TreeSet<>(organization));
        open.removeAll(wanted.exclude());
        var closed = new TreeMap<>(closedAccounts);
        closed.keySet().removeAll(wanted.exclude());
        return new Members(open, closed);
    }

    /** Those it was told of. */
    @Override
    public List<String> enabledRegions(String account) {
        enter(account);
        return instances.keySet().stream()
                .filter(scope -> scope.account().equals(account))
                .map(Scope::region)
                .sorted()
                .toList();
    }

    private static void fail(@Nullable Missing why) {
        failAfter(0, why == null ? null : new Failure(0, why));
    }

    static void failAfter(int before, @Nullable Failure failure) {
        if (failure != null && before >= failure.after()) {
            boolean throttled = failure.why() instanceof Outcome.ThrottledOut;
            throw new ScopeFailure(failure.why(), new Calls(1, throttled ? 1 : 0));
        }
    }

    private static boolean isSelected(Instance instance, CensusRequest request) {
        return request.filters().entrySet().stream().allMatch(filter -> {
            if (!filter.getKey().startsWith(TAG_FILTER)) {
                throw new IllegalArgumentException("the fake filters by tags only, not by " + filter.getKey());
            }
            String value = instance.tags().get(filter.getKey().substring(TAG_FILTER.length()));
            return value != null && filter.getValue().contains(value);
        });
    }

    private static Instance carrying(List<String> tagKeys, Instance instance) {
        var tags = new HashMap<>(instance.tags());
        tags.keySet().retainAll(tagKeys);
        return new Instance(instance.id(), instance.stopped(), instance.mappedVolumes(), tags);
    }

    public record Failure(int after, Missing why) {}
}
