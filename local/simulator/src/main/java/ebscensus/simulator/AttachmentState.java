package ebscensus.simulator;

import java.util.List;
import java.util.Locale;

enum AttachmentState {
    ATTACHING,
    ATTACHED,
    BUSY,
    DETACHING,
    DETACHED;

    static final List<AttachmentState> ALL = List.of(values());

    final String wireName = name().toLowerCase(Locale.ROOT);

    /** As block device mappings have it, which know no {@code busy}. */
    String mappingName() {
        return this == BUSY ? DETACHING.wireName : wireName;
    }

    /** Whether the volume is still there for the instance. */
    boolean holds() {
        return this != DETACHED;
    }
}
