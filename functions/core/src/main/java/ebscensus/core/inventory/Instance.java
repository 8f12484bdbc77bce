package ebscensus.core.inventory;

import java.util.Map;

/**
 * An EC2 instance that is not terminated.
 *
 * @param stopped whether its state is {@code stopped}; false for the state {@code stopping}
 * @param mappedVolumes how many EBS volumes were mapped to it when it was listed
 * @param tags the values of the tags that the request groups by, by tag key
 */
public record Instance(String id, boolean stopped, int mappedVolumes, Map<String, String> tags) {
    public Instance {
        tags = Map.copyOf(tags);
    }

    /** An instance that is not stopped. */
    public Instance(String id, int mappedVolumes, Map<String, String> tags) {
        this(id, false, mappedVolumes, tags);
    }

    public boolean expectsVolumes() {
        return mappedVolumes > 0;
    }
}
