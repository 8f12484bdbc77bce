package ebscensus.simulator;

import java.util.List;

/** How the items of one list action look on the wire. */
interface ListBody<T> {
    /** Such as {@code DescribeVolumes}. */
    String action();

    /** Writes the set that holds the items. */
    void write(XmlWriter xml, List<T> items);
}
