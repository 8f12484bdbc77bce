package ebscensus.core.plan;

/** Which volumes of a scope a share counts. */
public enum Reach {
    /** Those that are attached to its instances. */
    ATTACHED,
    /** Those, and the ones that no instance has: unattached ones, and the Recycle Bin. */
    ATTACHED_AND_OTHERS,
    /**
     * All that the scope has, read page by page, and the Recycle Bin: the share has every instance of the scope then. The instances
     * are asked about in batches after all where a page fails, or shows volumes in use without the instance that has them.
     */
    WHOLE_SCOPE;

    /**
     * Up to so many instances all volumes of a scope are read: that takes fewer requests than to ask for those of each batch of
     * instances. Our own choice, the number of instances on one page: beyond it one chain of pages would take too long.
     */
    public static final int INSTANCES_OF_A_WHOLE_SCOPE = 1_000;

    /**
     * What can be counted of a scope whose other volumes are wanted.
     *
     * @param instances how many of it have been listed
     * @param areAll whether the scope has no others
     */
    public static Reach of(long instances, boolean areAll) {
        if (areAll) {
            return instances <= INSTANCES_OF_A_WHOLE_SCOPE ? WHOLE_SCOPE : ATTACHED_AND_OTHERS;
        }
        // A scope that did not even give a first page is not asked for anything else.
        return instances == 0 ? ATTACHED : ATTACHED_AND_OTHERS;
    }

    /** Whether volumes that no instance has are counted. */
    public boolean hasOthers() {
        return this != ATTACHED;
    }
}
