package ebscensus.core.census;

import ebscensus.core.request.Dimension;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;

/**
 * The labels in a breakdown by tag: the value of the tag on the volume's instance, or one of our own labels below. A tag value
 * that begins like one of ours gets a backslash before it, so labels are unambiguous.
 */
public final class Labels {
    /** For instances without the tag. */
    public static final String UNTAGGED = "(untagged)";
    /** For Multi-Attach volumes whose instances have different values, or only some of whose instances have the tag. */
    public static final String SEVERAL = "(several)";

    /** For volumes whose instance EC2 does not name, because AWS attaches them to resources that it manages. */
    public static final String UNLISTED = "(unlisted)";

    /** A volume that is attached to no instance: an unattached one, or one in the Recycle Bin. */
    public static final String UNATTACHED = "(unattached)";

    /** For all volumes of a coarse {@link Cube}. */
    public static final String TOO_MANY = "(too many)";

    private Labels() {}

    /** The label of a tag's value. */
    public static String ofValue(String value) {
        return value.startsWith("(") || value.startsWith("\\") ? "\\" + value : value;
    }

    /** The labels of an instance for dimensions that are tags. */
    public static Map<Dimension, String> of(Map<String, String> tags, Collection<Dimension> dimensions) {
        var labels = new HashMap<Dimension, String>();
        for (Dimension dimension : dimensions) {
            String key = dimension.tagKey();
            labels.put(dimension, tags.containsKey(key) ? ofValue(tags.getOrDefault(key, "")) : UNTAGGED);
        }
        return Map.copyOf(labels);
    }

    /** The label of a volume whose instances have these labels. */
    public static String ofAll(SortedSet<String> labels) {
        return labels.size() == 1 ? labels.first() : SEVERAL;
    }
}
