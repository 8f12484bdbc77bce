package ebscensus.core.request;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A property by which volumes are grouped: account, region, zone, type, use, or a tag of the instance. Dimensions are sorted:
 * first the {@link #FIXED} dimensions in the order of that list, then the tags by name. Cubes use the same order.
 *
 * @param name the name of the dimension, which requests and reports also use: {@code account}, {@code region}, {@code zone},
 *     {@code type}, {@code use}, or {@code tag:} and a tag key
 */
public record Dimension(String name) implements Comparable<Dimension> {
    private static final String TAG_PREFIX = "tag:";
    private static final List<String> FIXED_NAMES = List.of("account", "region", "zone", "type", "use");

    public static final Dimension ACCOUNT = new Dimension("account");
    public static final Dimension REGION = new Dimension("region");
    /** The availability, local or wavelength zone of the volume. */
    public static final Dimension ZONE = new Dimension("zone");
    /** The volume type. */
    public static final Dimension TYPE = new Dimension("type");

    /** The use of the volume, such as {@code running} (attached to a running instance) or {@code unattached}. */
    public static final Dimension USE = new Dimension("use");

    /** The dimensions that the cube of every census has, in their order. */
    public static final List<Dimension> FIXED = List.of(ACCOUNT, REGION, ZONE, TYPE, USE);

    private static final Comparator<Dimension> ORDER = Comparator.comparing(Dimension::isTag)
            .thenComparingInt(Dimension::rank)
            .thenComparing(Dimension::name);

    public Dimension {
        boolean isTag = name.startsWith(TAG_PREFIX) && name.length() > TAG_PREFIX.length();
        if (!isTag && !FIXED_NAMES.contains(name)) {
            throw new IllegalArgumentException("no dimension has the name "
                    + Text.quoted(name, TAG_PREFIX.length() + FilterLimits.LONGEST_TAG_KEY));
        }
    }

    /** The dimension of a tag of the instance. */
    public static Dimension tag(String key) {
        return new Dimension(TAG_PREFIX + key);
    }

    /** The dimensions of the cube of a single scope, in their order: zone, type, use and the given tags. */
    public static List<Dimension> withinScope(Collection<Dimension> tags) {
        return Stream.concat(Stream.of(ZONE, TYPE, USE), tags.stream().sorted()).toList();
    }

    public boolean isTag() {
        return name.startsWith(TAG_PREFIX);
    }

    /** The key of a tag dimension, without {@code tag:}. */
    public String tagKey() {
        return name.substring(TAG_PREFIX.length());
    }

    @Override
    public int compareTo(Dimension other) {
        return ORDER.compare(this, other);
    }

    /** The name of the dimension, which is also its key in JSON. */
    @Override
    public String toString() {
        return name;
    }

    private int rank() {
        return FIXED_NAMES.indexOf(name);
    }
}
