package ebscensus.core.request;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Says what must be counted for a census to be COMPLETE. */
public enum Requirement {
    /** The volumes of all instances that were selected. */
    ATTACHED("attached"),
    /**
     * Everything that the request includes: the attached volumes and, unless the request leaves them out, the unattached
     * volumes and the Recycle Bin.
     */
    EVERYTHING("everything");

    private final String label;

    Requirement(String label) {
        this.label = label;
    }

    /** The name in requests. */
    public String label() {
        return label;
    }

    /** @throws InvalidRequest if no requirement has this name */
    public static Requirement of(String label) {
        return Arrays.stream(values())
                .filter(value -> value.label.equals(label))
                .findFirst()
                .orElseThrow(() -> InvalidRequest.of(
                        "require",
                        label,
                        Arrays.stream(values())
                                .map(value -> "\"" + value.label + "\"")
                                .collect(Collectors.joining(" or "))));
    }
}
