package ebscensus.cdk;

import java.util.Objects;
import software.constructs.Construct;

/** The CloudFormation resource of a construct, for properties that its construct cannot set. */
final class CfnResources {
    private CfnResources() {}

    static <T> T of(Construct construct, Class<T> type) {
        return type.cast(Objects.requireNonNull(construct.getNode().getDefaultChild()));
    }
}
