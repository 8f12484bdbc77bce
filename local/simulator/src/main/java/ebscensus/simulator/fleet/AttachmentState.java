package ebscensus.simulator.fleet;

import java.util.List;
import java.util.Locale;

public enum AttachmentState {
    ATTACHING,
    ATTACHED,
    BUSY,
    DETACHING,
    DETACHED;

    static final List<AttachmentState> ALL = List.of(values());

    public final String wireName = name().toLowerCase(Locale.ROOT);

    /** As block device mappings have it, which know no {@code busy}. */
    public String mappingName() {
        return this == BUSY ? DETACHING.wireName : wireName;
    }

    /** Whether the volume is still there for the instance. */
    public boolean holds() {
        return this != DETACHED;
    }
}
