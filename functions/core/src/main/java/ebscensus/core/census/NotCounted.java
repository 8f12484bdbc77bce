package ebscensus.core.census;

import ebscensus.core.inventory.Outcome.Interrupted;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.request.Requirement;
import ebscensus.core.request.Scope;
import ebscensus.core.request.Tolerance;
import java.util.Comparator;

/**
 * A source of a scope that could not be counted in full.
 *
 * @param missing why
 * @param accepted whether the request tolerates what is missing of the scope
 */
public record NotCounted(Scope scope, Source source, Missing missing, boolean accepted)
        implements Comparable<NotCounted> {
    private static final Comparator<NotCounted> ORDER =
            Comparator.comparing(NotCounted::scope).thenComparing(NotCounted::source);

    /**
     * Whether a census that requires so much lacks it. Where instances or their volumes are missing, the ledger has the reason, and
     * these two are never required a second time.
     */
    public boolean isRequired(Requirement required) {
        return !accepted && required == Requirement.EVERYTHING && OtherSources.ALL.contains(source);
    }

    /** A request never tolerates an interruption. */
    NotCounted accepting(Tolerance tolerance) {
        return new NotCounted(scope, source, missing, !(missing instanceof Interrupted) && tolerance.accepts(scope));
    }

    @Override
    public int compareTo(NotCounted other) {
        return ORDER.compare(this, other);
    }
}
