package ebscensus.simulator.protocol;

import java.util.List;

/** Writes the items of one list action. */
interface ListBody<T> {
    /** The name of the action, such as {@code DescribeVolumes}. */
    String action();

    /** A copy of this body with attachments that name neither instance nor device; this body if it has no attachments. */
    default ListBody<T> withoutInstanceIds() {
        return this;
    }

    /** Writes the set of items. */
    void write(XmlWriter xml, List<T> items);
}
