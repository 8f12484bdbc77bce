package ebscensus.cdk;

import java.util.Objects;
import software.constructs.Construct;

/** Finds the CloudFormation resource of a construct, to set properties that the construct itself does not offer. */
final class CfnResources {
    private CfnResources() {}

    static <T> T of(Construct construct, Class<T> type) {
        return type.cast(Objects.requireNonNull(construct.getNode().getDefaultChild()));
    }
}
