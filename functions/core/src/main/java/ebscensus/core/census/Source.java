package ebscensus.core.census;

import java.util.Set;

/** What a scope is asked for. */
public enum Source {
    /** The listing of its instances; where it fails, volumes of every use may be missing. */
    INSTANCES("instances", Set.of(Use.values())),
    /** The volumes of the listed instances. */
    ATTACHED("attached", Set.of(Use.RUNNING, Use.STOPPED)),
    /** All other volumes but those in the Recycle Bin. */
    OTHERS("others", Set.of(Use.UNATTACHED, Use.UNLISTED)),
    /** The volumes in the Recycle Bin. */
    RECYCLE_BIN("recycle-bin", Set.of(Use.RECYCLE_BIN));

    private final String label;
    private final Set<Use> uses;

    Source(String label, Set<Use> uses) {
        this.label = label;
        this.uses = uses;
    }

    /** Its name in reports. */
    public String label() {
        return label;
    }

    /** Whether volumes of this use are missing where the source could not be counted. */
    public boolean holds(Use use) {
        return uses.contains(use);
    }
}
