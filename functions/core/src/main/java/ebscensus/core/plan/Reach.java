package ebscensus.core.plan;

/** Which volumes of a scope a share counts. */
public enum Reach {
    /** The volumes that are attached to the instances of the share. */
    ATTACHED,
    /** The attached volumes, the unattached ones, and those in the Recycle Bin. */
    ATTACHED_AND_OTHERS,
    /**
     * All volumes of the scope, read page by page, and those in the Recycle Bin. Requires that the share has every instance of
     * the scope. If a page fails, the volumes of all instances are requested in batches instead. If EC2 does not name the
     * instance of some volume in use, batches are also requested for the instances of which fewer volumes were shown than are
     * mapped to them.
     */
    WHOLE_SCOPE;

    /**
     * The most instances with which a worker reads a scope as a whole. Our own choice: if 5,000 instances have two volumes
     * each, reading all volumes takes 10 to 20 requests one after another, whereas batches of instances and a chain of other
     * volumes would take 26.
     */
    public static final int MOST_INSTANCES_PLANNED = 5_000;

    /**
     * The most instances with which a scope is read as a whole while somebody waits for the result. Our own choice: as many
     * instances as one page lists. The number is smaller than for a worker because pages of volumes are read one after another,
     * whereas batches are requested at the same time.
     */
    public static final int MOST_INSTANCES_AT_ONCE = 1_000;

    /**
     * The reach for a scope in which unattached volumes and the Recycle Bin are to be counted as well.
     *
     * @param instances the number of its instances that have been listed
     * @param areAll whether these are all instances of the scope
     * @param most the most instances with which the scope may be read as a whole
     */
    public static Reach of(long instances, boolean areAll, int most) {
        if (areAll) {
            return instances <= most ? WHOLE_SCOPE : ATTACHED_AND_OTHERS;
        }
        // If not even the first page of instances could be read, nothing else is requested from the scope.
        return instances == 0 ? ATTACHED : ATTACHED_AND_OTHERS;
    }

    /** Whether volumes that no instance has are counted. */
    public boolean hasOthers() {
        return this != ATTACHED;
    }
}
