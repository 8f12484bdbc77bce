package ebscensus.core;

import java.util.List;

/**
 * What the breakdowns distinguish within a scope.
 *
 * @param type volume type
 * @param labels one of {@link Labels} for each tag key that the request groups by, in its order
 */
public record Kind(String type, List<String> labels) {
    public Kind {
        labels = List.copyOf(labels);
    }
}
