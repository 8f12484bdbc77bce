package ebscensus.core.inventory;

import ebscensus.core.inventory.Outcome.Missing;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The instances of one scope that a request selects, page by page, within one call budget. */
public interface Fleet {
    /**
     * The greatest number of instances that can be requested by id in one call. Our own choice: half of EC2's 200 filter
     * values, which leaves room for the filters of the request.
     */
    int IDS_AT_ONCE = 100;

    /**
     * Reads one page, in no particular order. The pages of one chain may repeat an instance. They leave out terminated
     * instances and include instances that AWS manages for the account.
     *
     * @param token the token of the page before; null for the first page
     * @throws ScopeFailure if the page cannot be read
     */
    Page page(@Nullable String token);

    /** The action that a failure found while reading pages names, such as an IAM action; empty if there is none. */
    default String action() {
        return "";
    }

    /** The pages of the fleet as {@link Pages}. */
    default Pages<Instance> pages() {
        return new Pages<>() {
            @Override
            public Pages.Page<Instance> page(@Nullable String token) {
                var read = Fleet.this.page(token);
                return new Pages.Page<>(read.instances(), read.nextToken(), read.calls());
            }

            @Override
            public String action() {
                return Fleet.this.action();
            }
        };
    }

    /** Divides the fleet into parts that can be read at the same time. It never fails, because it only improves speed. */
    default Division divided() {
        return Division.NONE;
    }

    /**
     * The instances among these that still exist in the fleet.
     *
     * @param ids 1 to {@link #IDS_AT_ONCE}
     * @throws IllegalArgumentException on no ids, or too many
     */
    default Fleet only(Collection<String> ids) {
        requireIds(ids);
        var wanted = Set.copyOf(ids);
        return token -> {
            var page = page(token);
            var found = page.instances().stream()
                    .filter(instance -> wanted.contains(instance.id()))
                    .toList();
            return new Page(found, page.nextToken(), page.calls());
        };
    }

    /** Refuses an empty list, which EC2 would read as all instances, and too many ids. Adapters and fakes both use this. */
    static void requireIds(Collection<String> ids) {
        if (ids.isEmpty() || ids.size() > IDS_AT_ONCE) {
            throw new IllegalArgumentException(ids.size() + " ids; allowed: 1 to " + IDS_AT_ONCE);
        }
    }

    /**
     * Some instances, maybe none.
     *
     * @param nextToken null if and only if this is the last page
     * @param calls the calls that this page cost
     */
    record Page(List<Instance> instances, @Nullable String nextToken, Calls calls) {
        public Page {
            instances = List.copyOf(instances);
        }
    }

    /**
     * Parts of a fleet, which have no instance in common and share one budget.
     *
     * @param parts together presumably the whole fleet; empty if the fleet should not be divided
     * @param failure why the parts are not known, if they could be had but for that; null otherwise
     * @param calls the calls that the division cost
     */
    record Division(List<Fleet> parts, @Nullable Missing failure, Calls calls) {
        public static final Division NONE = new Division(List.of(), Calls.NONE);

        public Division {
            parts = List.copyOf(parts);
        }

        public Division(List<Fleet> parts, Calls calls) {
            this(parts, null, calls);
        }
    }
}
