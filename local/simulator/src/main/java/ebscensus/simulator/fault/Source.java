package ebscensus.simulator.fault;

/** A source of data in addition to the instances and their volumes. Each source can fail separately. */
public enum Source {
    /** The volumes without an instance, which clients request by a {@code status} filter. */
    OTHER_VOLUMES,
    RECYCLE_BIN,
    PRICES;

    /** Whether the request asks for data of this source. */
    boolean isAskedBy(ObservedRequest request) {
        return switch (this) {
            case OTHER_VOLUMES ->
                request.action().equals("DescribeVolumes") && request.filters().contains("status");
            case RECYCLE_BIN -> request.action().equals("ListVolumesInRecycleBin");
            case PRICES -> request.isToPricing();
        };
    }
}
