package ebscensus.simulator.fleet;

import java.util.Locale;

/** The states of a volume, in the words of DescribeVolumes. */
public enum VolumeState {
    CREATING,
    AVAILABLE,
    IN_USE,
    DELETING,
    ERROR;

    public final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');
}
