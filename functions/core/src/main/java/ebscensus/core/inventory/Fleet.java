package ebscensus.core.inventory;

import ebscensus.core.inventory.Outcome.Missing;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the instances of one scope that a request selects, page by page, within one call budget. */
public interface Fleet {
    /**
     * The maximum number of instances that can be requested by id in one call. Our own choice: half of EC2's 200 filter values,
     * which leaves room for the filters of the request.
     */
    int IDS_AT_ONCE = 100;

    /**
     * Reads one page, whose instances are in no particular order. Later pages may repeat an instance. Pages leave out
     * terminated instances and include instances that AWS manages for the account.
     *
     * @param token the {@code nextToken} of the page before; null for the first page
     * @throws ScopeFailure if the page cannot be read
     */
    Page page(@Nullable String token);

    /**
     * The action that reads the pages, such as {@code ec2:DescribeInstances}; empty if no AWS action reads them. A caller that
     * finds an error in the pages reports it as a failure of this action.
     */
    default String action() {
        return "";
    }

    /** This fleet as {@link Pages}, for code that reads pages of any kind. */
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

    /**
     * Divides the fleet into parts that can be read at the same time. It never throws, because a fleet that cannot be divided
     * can still be read undivided.
     */
    default Division divided() {
        return Division.NONE;
    }

    /**
     * The instances of the fleet that have these ids. Instances that no longer exist are left out.
     *
     * @param ids 1 to {@link #IDS_AT_ONCE}
     * @throws IllegalArgumentException if there are no ids, or too many
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

    /**
     * Throws an exception if there are more than {@link #IDS_AT_ONCE} ids. It also throws one if there are no ids, because EC2
     * would then return all instances. The implementations for AWS and for tests call this method.
     */
    static void requireIds(Collection<String> ids) {
        if (ids.isEmpty() || ids.size() > IDS_AT_ONCE) {
            throw new IllegalArgumentException(ids.size() + " ids; allowed: 1 to " + IDS_AT_ONCE);
        }
    }

    /**
     * One page of instances, which may be empty.
     *
     * @param nextToken null if and only if this is the last page
     * @param calls the calls that reading this page took
     */
    record Page(List<Instance> instances, @Nullable String nextToken, Calls calls) {
        public Page {
            instances = List.copyOf(instances);
        }
    }

    /**
     * The parts of a fleet. No two parts have an instance in common, and all parts share one budget.
     *
     * @param parts the parts, which are expected to be the whole fleet together, but the caller must check this; empty if the
     *     fleet must be read undivided
     * @param failure why the parts could not be determined; null if there was no failure
     * @param calls the calls that the division took
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
