package ebscensus.aws;

import ebscensus.core.request.Scope;
import java.util.List;
import software.amazon.awssdk.regions.Region;

/** The regions that this version of the SDK knows. AWS may have newer ones. */
public final class KnownRegions {
    /** The names of the regions, in alphabetical order. */
    public static final List<String> NAMES = Region.regions().stream()
            .map(Region::id)
            .filter(Scope::isRegion)
            .sorted()
            .toList();

    private KnownRegions() {}
}
