package ebscensus.simulator.fault;

/** What is asked for besides instances and their volumes, and may fail while they are counted. */
public enum Source {
    /** The volumes that no instance has, where they are asked for by a {@code status} filter. */
    OTHER_VOLUMES,
    RECYCLE_BIN,
    PRICES;

    /** Whether the request asks for it. */
    boolean isAskedBy(ObservedRequest request) {
        return switch (this) {
            case OTHER_VOLUMES ->
                request.action().equals("DescribeVolumes") && request.filters().contains("status");
            case RECYCLE_BIN -> request.action().equals("ListVolumesInRecycleBin");
            case PRICES -> request.isToPricing();
        };
    }
}
