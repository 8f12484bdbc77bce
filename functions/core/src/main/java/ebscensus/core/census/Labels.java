package ebscensus.core.census;

import ebscensus.core.request.Dimension;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;

/**
 * The labels in a breakdown by tag: the value of the tag on the volume's instance, or one of our own labels below. A tag value
 * that begins with a parenthesis or a backslash gets a backslash before it, so that it cannot be mistaken for one of our own
 * labels.
 */
public final class Labels {
    /** For instances without the tag. */
    public static final String UNTAGGED = "(untagged)";
    /** For Multi-Attach volumes whose instances have different values of the tag, or where only some instances have the tag. */
    public static final String SEVERAL = "(several)";

    /**
     * For volumes whose instance is unknown: EC2 does not name it, because AWS manages the resource that has the volume, or the
     * instance was launched after the listing.
     */
    public static final String UNLISTED = "(unlisted)";

    /** For volumes that are attached to nothing: unattached volumes and those in the Recycle Bin. */
    public static final String UNATTACHED = "(unattached)";

    /** For all volumes of a coarse {@link Cube}. */
    public static final String TOO_MANY = "(too many)";

    private Labels() {}

    /** The label of a tag's value. */
    public static String ofValue(String value) {
        return value.startsWith("(") || value.startsWith("\\") ? "\\" + value : value;
    }

    /** The labels of an instance with these tags: one for each of the dimensions, which must all be tags. */
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
