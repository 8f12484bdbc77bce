package ebscensus.core.request;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Says which fleet to count and how fast to call AWS. The constructor checks all values, so that no invalid value reaches AWS.
 *
 * @param role the role to assume in accounts other than the program's own
 * @param filters the values of each DescribeInstances filter by the filter's name, such as {@code [prod]} for {@code tag:env};
 *     an instance is selected if it matches at least one value of every filter; without filters, every instance is selected
 * @param groupBy the tags by which the total is broken down, each as {@code tag:KEY}; they are tags of the instances, not of
 *     the volumes
 * @param tolerate the scopes that are allowed to be missing from a COMPLETE census
 * @param attachedOnly whether to count attached volumes only, without unattached volumes and the Recycle Bin
 * @param require what must be counted for the census to be COMPLETE
 * @param callsPerSecond the maximum HTTP requests per second, including retries, for each EC2 action in each scope; 1 to 60
 * @param inProcessLimit the maximum number of instances that the function {@code ListInstances} measures itself, without
 *     workers; 0 to 100,000
 */
public record CensusRequest(
        Accounts accounts,
        AccountRole role,
        Regions regions,
        SortedMap<String, List<String>> filters,
        List<String> groupBy,
        Tolerance tolerate,
        boolean attachedOnly,
        Requirement require,
        int callsPerSecond,
        int inProcessLimit) {
    /** Half of the 20 requests per second that EC2 allows by default; the other half is left to other clients. */
    public static final int DEFAULT_CALLS_PER_SECOND = 10;

    /**
     * The number of instances that one function can measure in ten of its fifteen minutes, even if all instances are in one
     * scope and the function makes only one call per second. For this number of instances or fewer, several workers cost more
     * than one function and are hardly ever faster; see docs/measurements.md.
     */
    public static final int DEFAULT_IN_PROCESS_LIMIT = 50_000;

    /** Selects every instance in the program's own account and region. */
    public static final CensusRequest DEFAULT = new CensusRequest(
            new Accounts.Own(),
            AccountRole.DEFAULT,
            new Regions.Own(),
            new TreeMap<>(),
            List.of(),
            Tolerance.NONE,
            false,
            Requirement.ATTACHED,
            DEFAULT_CALLS_PER_SECOND,
            DEFAULT_IN_PROCESS_LIMIT);

    /**
     * Three times EC2's default rate of 20 requests per second. This is the largest increase that AWS recommends requesting.
     * Source: docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html, 2026-11.
     */
    private static final int MOST_CALLS_PER_SECOND = 60;

    private static final int LARGEST_IN_PROCESS_LIMIT = 100_000;
    private static final int MOST_GROUP_BY_KEYS = 5;

    private static final String TAG_PREFIX = "tag:";
    private static final Pattern FILTER_NAME = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)*");

    public CensusRequest {
        checkFilters(filters);
        checkGroupBy(groupBy);
        requireRange("callsPerSecond", callsPerSecond, 1, MOST_CALLS_PER_SECOND);
        requireRange("inProcessLimit", inProcessLimit, 0, LARGEST_IN_PROCESS_LIMIT);
        groupBy = List.copyOf(groupBy);
        filters = unmodifiable(filters);
    }

    /** The tag keys in {@link #groupBy}, each without {@code tag:}. */
    public List<String> tagKeys() {
        return groupBy.stream().map(key -> key.substring(TAG_PREFIX.length())).toList();
    }

    /** The dimensions of the tags in {@link #groupBy}, which a cube has in addition to the fixed dimensions. */
    public List<Dimension> tags() {
        return groupBy.stream().map(Dimension::new).toList();
    }

    /**
     * Whether unattached volumes and the Recycle Bin are counted, too. A request with filters leaves them out, because filters
     * select instances and an unattached volume has no instance.
     */
    public boolean countsOthers() {
        return !attachedOnly && filters.isEmpty();
    }

    public CensusRequest withAccounts(Accounts other) {
        return new CensusRequest(
                other,
                role,
                regions,
                filters,
                groupBy,
                tolerate,
                attachedOnly,
                require,
                callsPerSecond,
                inProcessLimit);
    }

    public CensusRequest withRole(AccountRole other) {
        return new CensusRequest(
                accounts,
                other,
                regions,
                filters,
                groupBy,
                tolerate,
                attachedOnly,
                require,
                callsPerSecond,
                inProcessLimit);
    }

    public CensusRequest withRegions(Regions other) {
        return new CensusRequest(
                accounts,
                role,
                other,
                filters,
                groupBy,
                tolerate,
                attachedOnly,
                require,
                callsPerSecond,
                inProcessLimit);
    }

    public CensusRequest withFilters(SortedMap<String, List<String>> other) {
        return new CensusRequest(
                accounts,
                role,
                regions,
                other,
                groupBy,
                tolerate,
                attachedOnly,
                require,
                callsPerSecond,
                inProcessLimit);
    }

    public CensusRequest withGroupBy(List<String> other) {
        return new CensusRequest(
                accounts,
                role,
                regions,
                filters,
                other,
                tolerate,
                attachedOnly,
                require,
                callsPerSecond,
                inProcessLimit);
    }

    public CensusRequest withTolerate(Tolerance other) {
        return new CensusRequest(
                accounts,
                role,
                regions,
                filters,
                groupBy,
                other,
                attachedOnly,
                require,
                callsPerSecond,
                inProcessLimit);
    }

    public CensusRequest withAttachedOnly(boolean other) {
        return new CensusRequest(
                accounts, role, regions, filters, groupBy, tolerate, other, require, callsPerSecond, inProcessLimit);
    }

    public CensusRequest withRequire(Requirement other) {
        return new CensusRequest(
                accounts,
                role,
                regions,
                filters,
                groupBy,
                tolerate,
                attachedOnly,
                other,
                callsPerSecond,
                inProcessLimit);
    }

    public CensusRequest withCallsPerSecond(int other) {
        return new CensusRequest(
                accounts, role, regions, filters, groupBy, tolerate, attachedOnly, require, other, inProcessLimit);
    }

    public CensusRequest withInProcessLimit(int other) {
        return new CensusRequest(
                accounts, role, regions, filters, groupBy, tolerate, attachedOnly, require, callsPerSecond, other);
    }

    private static void checkFilters(Map<String, List<String>> filters) {
        requireAtMost("filters", filters.size(), FilterLimits.FILTERS_PER_CALL, "filters");
        requireAtMost(
                "filters",
                filters.values().stream().mapToInt(List::size).sum(),
                FilterLimits.VALUES_PER_CALL,
                "values in all filters together");
        filters.forEach(CensusRequest::checkFilter);
    }

    private static void checkFilter(String name, List<String> values) {
        if (name.startsWith(TAG_PREFIX)) {
            checkTagKey("filters", name);
        } else if (!FILTER_NAME.matcher(name).matches()) {
            throw InvalidRequest.of(
                    "filters",
                    name,
                    "the name of a DescribeInstances filter, such as \"tag:env\" or \"instance-type\"");
        }
        if (values.isEmpty()) {
            throw InvalidRequest.of("filters", name, values, "one value or more");
        }
        for (String value : values) {
            if (value.isEmpty() || characters(value) > FilterLimits.LONGEST_VALUE) {
                throw InvalidRequest.of(
                        "filters", name, value, "a text of 1 to " + FilterLimits.LONGEST_VALUE + " characters");
            }
        }
    }

    private static void checkGroupBy(List<String> groupBy) {
        requireAtMost("groupBy", groupBy.size(), MOST_GROUP_BY_KEYS, "keys");
        groupBy.forEach(key -> checkTagKey("groupBy", key));
        if (new HashSet<>(groupBy).size() < groupBy.size()) {
            throw InvalidRequest.of("groupBy", groupBy, "each key once");
        }
    }

    private static void checkTagKey(String field, String key) {
        int length = characters(key) - TAG_PREFIX.length();
        if (!key.startsWith(TAG_PREFIX) || length < 1 || length > FilterLimits.LONGEST_TAG_KEY) {
            throw InvalidRequest.of(
                    field,
                    key,
                    "\"tag:\" and a tag key of 1 to " + FilterLimits.LONGEST_TAG_KEY
                            + " characters, such as \"tag:team\"");
        }
    }

    /** The length of a text as AWS counts it. A character beyond Unicode's basic plane counts as one character. */
    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }

    private static void requireRange(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw InvalidRequest.of(field, value, "a whole number from " + least + " to " + most);
        }
    }

    private static void requireAtMost(String field, int number, int most, String what) {
        if (number > most) {
            throw InvalidRequest.of(field, number, "at most " + most + " " + what);
        }
    }

    private static SortedMap<String, List<String>> unmodifiable(SortedMap<String, List<String>> filters) {
        var copy = new TreeMap<>(filters);
        copy.replaceAll((_, values) -> List.copyOf(values));
        return Collections.unmodifiableSortedMap(copy);
    }
}
