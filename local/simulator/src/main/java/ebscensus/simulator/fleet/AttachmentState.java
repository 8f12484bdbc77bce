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

    /** The state in block device mappings, which never have {@code busy}. */
    public String mappingName() {
        return this == BUSY ? DETACHING.wireName : wireName;
    }

    /** Whether the instance still has the volume. */
    public boolean holds() {
        return this != DETACHED;
    }
}
