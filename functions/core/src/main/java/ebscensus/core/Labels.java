package ebscensus.core;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * The names under which a breakdown by tag counts volumes: the value of the tag on the volume's instance, or one of three
 * names of ours. A tag value that begins as ours do is shown with a backslash before it, so no two can be mistaken.
 */
public final class Labels {
    /** The instance does not carry the tag. */
    public static final String UNTAGGED = "(untagged)";
    /** A Multi-Attach volume whose instances carry different values (or of which some carry none). */
    public static final String SEVERAL = "(several)";

    /** A volume of which EC2 does not name the instance: AWS attaches some for resources that it manages. */
    public static final String UNLISTED = "(unlisted)";

    private Labels() {}

    /** The label of a tag's value. */
    public static String ofValue(String value) {
        return value.startsWith("(") || value.startsWith("\\") ? "\\" + value : value;
    }

    /** One label for each key to group by, in the order of the keys. */
    static List<String> of(Map<String, String> tags, List<String> tagKeys) {
        return tagKeys.stream()
                .map(key -> tags.containsKey(key) ? ofValue(tags.getOrDefault(key, "")) : UNTAGGED)
                .toList();
    }

    /** The label of a volume whose instances have these labels. */
    public static String ofAll(SortedSet<String> labels) {
        return labels.size() == 1 ? labels.first() : SEVERAL;
    }
}
