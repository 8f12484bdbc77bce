package ebscensus.core.census;

import ebscensus.core.request.Dimension;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;

/**
 * The names under which a breakdown by tag counts volumes: the value of the tag on the volume's instance, or one of the
 * names of ours below. A tag value that begins as ours do is shown with a backslash before it, so no two can be mistaken.
 */
public final class Labels {
    /** The instance does not carry the tag. */
    public static final String UNTAGGED = "(untagged)";
    /** A Multi-Attach volume whose instances carry different values (or of which some carry none). */
    public static final String SEVERAL = "(several)";

    /** A volume of which EC2 does not name the instance: AWS attaches some for resources that it manages. */
    public static final String UNLISTED = "(unlisted)";

    /** A volume that is attached to no instance: an unattached one, or one in the Recycle Bin. */
    public static final String UNATTACHED = "(unattached)";

    /** Any instance, in a {@link Cube} that has become coarse. */
    public static final String TOO_MANY = "(too many)";

    private Labels() {}

    /** The label of a tag's value. */
    public static String ofValue(String value) {
        return value.startsWith("(") || value.startsWith("\\") ? "\\" + value : value;
    }

    /** The label of an instance for each of the dimensions, all of which are tags. */
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
