package ebscensus.cdk;

import java.util.Objects;
import software.constructs.Construct;

/** What CloudFormation knows of a construct, for properties that the CDK has no other way to set. */
final class CfnResources {
    private CfnResources() {}

    static <T> T of(Construct construct, Class<T> type) {
        return type.cast(Objects.requireNonNull(construct.getNode().getDefaultChild()));
    }
}
