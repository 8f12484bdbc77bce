package ebscensus.simulator.protocol;

import java.util.List;

/** How the items of one list action look on the wire. */
interface ListBody<T> {
    /** Such as {@code DescribeVolumes}. */
    String action();

    /** As this, but for attachments, which name neither instance nor device; this if there are none. */
    default ListBody<T> withoutInstanceIds() {
        return this;
    }

    /** Writes the set that holds the items. */
    void write(XmlWriter xml, List<T> items);
}
