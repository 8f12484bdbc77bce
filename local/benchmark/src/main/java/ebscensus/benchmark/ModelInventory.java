package ebscensus.benchmark;

import ebscensus.core.inventory.Budget;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Fleet;
import ebscensus.core.inventory.Inventory;
import ebscensus.core.inventory.Pages;
import ebscensus.core.inventory.Volume;
import ebscensus.core.inventory.Volumes;
import ebscensus.core.request.AccountRole;
import ebscensus.core.request.Accounts;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Scope;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * An inventory of a fleet in memory. It neither uses HTTP nor waits, because over HTTP a large fleet would take minutes. It
 * counts one request for each page, as the adapter for EC2 would.
 *
 * @param instances the number of instances in each scope
 * @param volumesEach the number of volumes of 10 GiB that are attached to each instance
 * @param pageCap the maximum number of volumes on a page
 */
record ModelInventory(Map<Scope, Long> instances, int volumesEach, int pageCap) implements Inventory {
    private static final Pages.Page<Volume> NOTHING = new Pages.Page<>(List.of(), null, new Calls(1, 0));
    private static final int GIBIBYTES = 10;

    ModelInventory {
        instances = Map.copyOf(instances);
    }

    @Override
    public Fleet fleet(Scope scope, CensusRequest request, Budget budget) {
        return new ModelFleet(scope, 0, 1, instances.getOrDefault(scope, 0L), volumesEach);
    }

    @Override
    public Volumes volumes(Scope scope, Budget budget) {
        return new Volumes() {
            @Override
            public Batch attachedTo(List<String> instances) {
                return batch(scope, instances);
            }

            @Override
            public Pages<Volume> all() {
                return token -> page(scope, token);
            }

            @Override
            public Pages<Volume> others() {
                return _ -> NOTHING;
            }

            @Override
            public Pages<Volume> recycleBin() {
                return _ -> NOTHING;
            }
        };
    }

    @Override
    public Inventory as(AccountRole role) {
        return this;
    }

    @Override
    public void enter(String account) {}

    @Override
    public Members accounts(Accounts.Organization organization) {
        throw new UnsupportedOperationException("the scopes are given");
    }

    @Override
    public List<String> enabledRegions(String account) {
        throw new UnsupportedOperationException("the scopes are given");
    }

    private Pages.Page<Volume> page(Scope scope, @Nullable String token) {
        long all = instances.getOrDefault(scope, 0L) * volumesEach;
        long from = token == null ? 0 : Long.parseLong(token);
        long to = Math.min(all, from + pageCap);
        var volumes = LongStream.range(from, to)
                .mapToObj(number ->
                        volume(scope, ModelFleet.id(scope, number / volumesEach), (int) (number % volumesEach)))
                .toList();
        return new Pages.Page<>(volumes, to < all ? Long.toString(to) : null, new Calls(1, 0));
    }

    private static Volume volume(Scope scope, String instance, int slot) {
        return new Volume("vol-" + instance + slot, scope.region() + "a", "gp3", GIBIBYTES, false, List.of(instance));
    }

    private Volumes.Batch batch(Scope scope, List<String> batch) {
        Volumes.requireBatch(batch);
        var volumes = batch.stream()
                .flatMap(instance -> IntStream.range(0, volumesEach).mapToObj(slot -> volume(scope, instance, slot)))
                .toList();
        return new Volumes.Batch(volumes, new Calls(Ec2.pages(volumes.size(), pageCap), 0));
    }
}
