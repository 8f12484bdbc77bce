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

    /** The name of this state in a block device mapping, which shows a busy attachment as {@code detaching}. */
    public String mappingName() {
        return this == BUSY ? DETACHING.wireName : wireName;
    }

    /** Whether the volume counts as attached, which is true in every state except {@code DETACHED}. */
    public boolean holds() {
        return this != DETACHED;
    }
}
