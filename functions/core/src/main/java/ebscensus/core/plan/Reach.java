package ebscensus.core.plan;

/** Says which volumes of a scope are counted by a share (the part of a chunk in that scope). */
public enum Reach {
    /** The volumes that are attached to the instances of the share. */
    ATTACHED,
    /** The attached volumes, the unattached ones, and those in the Recycle Bin. */
    ATTACHED_AND_OTHERS,
    /**
     * All volumes of the scope, read page by page, and those in the Recycle Bin. Requires that the share contains all instances
     * of the scope. If a page cannot be read, the volumes of all instances are requested in batches instead. If EC2 shows a
     * volume in use without naming its instance, the volume may belong to any instance for which the pages show fewer volumes
     * than are mapped to it. The volumes of such instances are therefore also requested in batches.
     */
    WHOLE_SCOPE;

    /**
     * A worker reads a scope as a whole if the scope has at most this number of instances. Our own choice: if 5,000 instances
     * have two volumes each, reading all volumes takes 10 to 20 requests, whereas 25 batches of instances and one page of
     * unattached volumes are 26 requests.
     */
    public static final int MOST_INSTANCES_PLANNED = 5_000;

    /**
     * In a terminal, where somebody waits for the result, a scope is read as a whole only if it has at most this number of
     * instances. Our own choice: the number of instances on one page of a listing. The number is smaller than
     * {@link #MOST_INSTANCES_PLANNED} because pages of volumes are read one after another, whereas batches are requested at the
     * same time.
     */
    public static final int MOST_INSTANCES_AT_ONCE = 1_000;

    /**
     * The reach for a scope in which unattached volumes and the Recycle Bin are to be counted as well.
     *
     * @param instances the number of listed instances of the scope
     * @param areAll whether the scope has no other instances
     * @param most the maximum number of instances with which the scope is read as a whole
     */
    public static Reach of(long instances, boolean areAll, int most) {
        if (areAll) {
            return instances <= most ? WHOLE_SCOPE : ATTACHED_AND_OTHERS;
        }
        // If not even the first page of instances could be read, nothing else is requested from the scope.
        return instances == 0 ? ATTACHED : ATTACHED_AND_OTHERS;
    }

    /** Whether volumes that are not attached to an instance are counted, too. */
    public boolean hasOthers() {
        return this != ATTACHED;
    }
}
