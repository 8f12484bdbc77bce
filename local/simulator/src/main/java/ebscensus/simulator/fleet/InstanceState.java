package ebscensus.simulator.fleet;

import java.util.Locale;

public enum InstanceState {
    PENDING(0),
    RUNNING(16),
    SHUTTING_DOWN(32),
    TERMINATED(48),
    STOPPING(64),
    STOPPED(80);

    /** The number that EC2 sends with the name. Source: API reference, InstanceState, read 2026-11. */
    public final int code;

    public final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    InstanceState(int code) {
        this.code = code;
    }
}
