package ebscensus.core.inventory;

import ebscensus.core.inventory.Outcome.Missing;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The instances of one scope that a request selects, page by page, within one call budget. */
public interface Fleet {
    /**
     * Instances that may be asked for by their ids in one call. Our own choice: half of the 200 filter values that EC2 takes,
     * so that the request's own filters have room beside them.
     */
    int IDS_AT_ONCE = 100;

    /**
     * Reads one page, in no particular order; the pages of one chain may repeat an instance. Terminated instances are left
     * out, instances that AWS manages for the account are not.
     *
     * @param token where to go on, from the page before; null for the first page
     * @throws ScopeFailure if the page cannot be had
     */
    Page page(@Nullable String token);

    /** What reading a page is called in a failure that the reader of the pages finds, such as an IAM action; empty if nothing. */
    default String action() {
        return "";
    }

    /** Its pages, to be read like others. */
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

    /** The same fleet in parts that can be read at once. It is a matter of speed only, so that it never fails. */
    default Division divided() {
        return Division.NONE;
    }

    /**
     * Those of these instances that the fleet has (still).
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

    /** Refuses no ids, which EC2 takes for all, and more than there is room for; for adapters and fakes alike. */
    static void requireIds(Collection<String> ids) {
        if (ids.isEmpty() || ids.size() > IDS_AT_ONCE) {
            throw new IllegalArgumentException(ids.size() + " ids; allowed: 1 to " + IDS_AT_ONCE);
        }
    }

    /**
     * Some instances, maybe none.
     *
     * @param nextToken null if and only if this page is the last
     * @param calls what this page cost
     */
    record Page(List<Instance> instances, @Nullable String nextToken, Calls calls) {
        public Page {
            instances = List.copyOf(instances);
        }
    }

    /**
     * A fleet in parts that have no instance in common, and a budget.
     *
     * @param parts by all that is known the whole fleet together; none where the fleet is not to be divided
     * @param failure why the parts are not known, if they could be had but for that; null otherwise
     * @param calls what it cost to find out
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
