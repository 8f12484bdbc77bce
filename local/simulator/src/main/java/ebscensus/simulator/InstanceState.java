package ebscensus.simulator;

import java.util.Locale;

enum InstanceState {
    PENDING(0),
    RUNNING(16),
    SHUTTING_DOWN(32),
    TERMINATED(48),
    STOPPING(64),
    STOPPED(80);

    /** The number EC2 sends beside the name. Source: API reference, InstanceState, read 2026-11. */
    final int code;

    final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    InstanceState(int code) {
        this.code = code;
    }
}
