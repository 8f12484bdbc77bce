package ebscensus.core.plan;

/** Which volumes of a scope a share counts. */
public enum Reach {
    /** Those that are attached to its instances. */
    ATTACHED,
    /** The attached volumes, the unattached ones, and those in the Recycle Bin. */
    ATTACHED_AND_OTHERS,
    /**
     * All volumes of the scope, read page by page, and those in the Recycle Bin. Requires that the share has every instance of the
     * scope. If a page fails, the volumes of all instances are requested in batches instead; if EC2 does not name the instance of a
     * volume in use, those of the instances that lack one.
     */
    WHOLE_SCOPE;

    /**
     * The most instances of a scope that is read as a whole by a worker. Our own choice: with two volumes each, 5,000 instances take 10
     * to 20 requests one after another. Batches of instances and a chain of other volumes would take 26.
     */
    public static final int MOST_INSTANCES_PLANNED = 5_000;

    /**
     * The most instances of a scope that is read as a whole where somebody waits for it. Our own choice: as many as one page lists. Pages
     * of volumes come one after another, and batches do not.
     */
    public static final int MOST_INSTANCES_AT_ONCE = 1_000;

    /**
     * The reach for a scope in which unattached volumes and the Recycle Bin are to be counted as well.
     *
     * @param instances the number of its instances that have been listed
     * @param areAll whether these are all of them
     * @param most the largest number of instances with which it may be read as a whole
     */
    public static Reach of(long instances, boolean areAll, int most) {
        if (areAll) {
            return instances <= most ? WHOLE_SCOPE : ATTACHED_AND_OTHERS;
        }
        // A scope that did not even give a first page is not asked for anything else.
        return instances == 0 ? ATTACHED : ATTACHED_AND_OTHERS;
    }

    /** Whether volumes that no instance has are counted. */
    public boolean hasOthers() {
        return this != ATTACHED;
    }
}
