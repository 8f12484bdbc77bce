package ebscensus.core.census;

import ebscensus.core.request.Dimension;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;

/**
 * The labels in a breakdown by tag. A label is either the value of the tag on the volume's instance or one of the constants of
 * this class. If a tag value begins with a parenthesis or a backslash, its label has an additional backslash in front, so that
 * no tag value looks like one of the constants.
 */
public final class Labels {
    /** For instances without the tag. */
    public static final String UNTAGGED = "(untagged)";
    /** For Multi-Attach volumes whose instances differ in the value of the tag, or in whether they have the tag. */
    public static final String SEVERAL = "(several)";

    /**
     * For volumes in use that are not attached to an instance that the census has listed. Either EC2 does not name the
     * instance, because the volume belongs to a resource that AWS manages, or the instance was launched after the listing.
     */
    public static final String UNLISTED = "(unlisted)";

    /** For unattached volumes and volumes in the Recycle Bin, which have no instance. */
    public static final String UNATTACHED = "(unattached)";

    /** For all volumes of a coarse {@link Cube}, in which tags do not distinguish volumes. */
    public static final String TOO_MANY = "(too many)";

    private Labels() {}

    /** The label of a tag's value. */
    public static String ofValue(String value) {
        return value.startsWith("(") || value.startsWith("\\") ? "\\" + value : value;
    }

    /** The labels of an instance with these tags, one label for each of the dimensions. All dimensions must be tags. */
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
