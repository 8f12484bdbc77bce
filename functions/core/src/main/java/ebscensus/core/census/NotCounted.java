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
 * @param missing the reason
 * @param accepted whether the request tolerates that the scope is incomplete
 */
public record NotCounted(Scope scope, Source source, Missing missing, boolean accepted)
        implements Comparable<NotCounted> {
    private static final Comparator<NotCounted> ORDER =
            Comparator.comparing(NotCounted::scope).thenComparing(NotCounted::source);

    /**
     * Whether the missing source makes a census with this requirement INCOMPLETE. The result is always false for
     * {@link Source#INSTANCES} and {@link Source#ATTACHED}, because the ledger covers them, and for {@link Source#UNLISTED},
     * because large scopes are not searched for unlisted volumes.
     */
    public boolean isRequired(Requirement required) {
        return !accepted && required == Requirement.EVERYTHING && OtherSources.ALL.contains(source);
    }

    /** A copy that is accepted if the tolerance names its scope. An interrupted source is never accepted. */
    NotCounted accepting(Tolerance tolerance) {
        return new NotCounted(scope, source, missing, !(missing instanceof Interrupted) && tolerance.accepts(scope));
    }

    @Override
    public int compareTo(NotCounted other) {
        return ORDER.compare(this, other);
    }
}
