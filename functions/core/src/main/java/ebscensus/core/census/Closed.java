package ebscensus.core.census;

import ebscensus.core.inventory.Outcome;
import ebscensus.core.inventory.Outcome.Empty;
import ebscensus.core.inventory.Outcome.Failed;
import ebscensus.core.inventory.Outcome.Measured;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.inventory.Outcome.NotAsked;
import ebscensus.core.request.CensusRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The final result of one scope.
 *
 * @param notCounted the sources of the scope that could not be counted in full
 */
record Closed(LedgerLine line, List<NotCounted> notCounted) {
    private static final Failed UNACCOUNTED =
            new Failed("", "Unaccounted", "listed but not measured; no cause was recorded", "", false);

    /** @param measured the measurement of the scope; null if no chunk contained a part of it */
    static Closed of(CensusRequest request, ListedScope listed, @Nullable ScopePartial measured) {
        var partial = measured == null ? ScopePartial.empty(listed.scope(), null) : measured;
        if (partial.instances() > listed.instances()) {
            throw new IllegalStateException(listed.scope() + ": " + partial.instances()
                    + " instances measured, but only " + listed.instances() + " listed");
        }
        var line = new LedgerLine(
                listed.scope(),
                outcome(listed, partial),
                listed.instances(),
                partial.instances(),
                partial.vanished(),
                partial.totals(),
                listed.calls().plus(partial.calls()),
                false);
        return new Closed(line, notCounted(request, listed, partial, line.outcome()));
    }

    private static Outcome outcome(ListedScope listed, ScopePartial partial) {
        if (listed.failure() != null) {
            return listed.failure();
        }
        if (partial.failure() != null) {
            return partial.failure();
        }
        if (partial.instances() < listed.instances()) {
            return UNACCOUNTED;
        }
        return listed.instances() == 0 ? new Empty() : new Measured();
    }

    /**
     * The sources that could not be counted in full. If the listing failed, sources that were therefore not requested have no
     * entries of their own, because the entry for {@link Source#INSTANCES} covers them.
     */
    private static List<NotCounted> notCounted(
            CensusRequest request, ListedScope listed, ScopePartial partial, Outcome outcome) {
        var missing = new ArrayList<NotCounted>();
        if (outcome instanceof Missing why) {
            var source = listed.failure() == null ? Source.ATTACHED : Source.INSTANCES;
            missing.add(new NotCounted(listed.scope(), source, why, false));
        }
        if (request.countsOthers()) {
            for (Source source : OtherSources.ALL) {
                var why = reason(source, listed, partial.others());
                if (why != null) {
                    missing.add(new NotCounted(listed.scope(), source, why, false));
                }
            }
            if (isUnlistedAlone(partial.others())) {
                missing.add(new NotCounted(listed.scope(), Source.UNLISTED, new NotAsked(), false));
            }
        }
        return missing;
    }

    /** Whether the unattached volumes were counted, but the scope was not searched for volumes of {@link Source#UNLISTED}. */
    private static boolean isUnlistedAlone(OtherSources others) {
        return others.counted().contains(Source.OTHERS)
                && !others.failed().containsKey(Source.OTHERS)
                && !others.counted().contains(Source.UNLISTED);
    }

    private static @Nullable Missing reason(Source source, ListedScope listed, OtherSources others) {
        var why = others.failed().get(source);
        if (why != null) {
            return why;
        }
        return others.counted().contains(source) || listed.failure() != null ? null : UNACCOUNTED;
    }
}
