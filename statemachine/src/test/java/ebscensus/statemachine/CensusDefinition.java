package ebscensus.statemachine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

/** {@code census.asl.json}, as it is in the repository. */
final class CensusDefinition {
    static final String LIST_INSTANCES = "arn:aws:lambda:eu-west-1:111122223333:function:census-list-instances:live";
    static final String MEASURE_CHUNK = "arn:aws:lambda:eu-west-1:111122223333:function:census-measure-chunk:live";
    static final String REDUCE_PARTIALS = "arn:aws:lambda:eu-west-1:111122223333:function:census-reduce-partials:live";

    static final String TOPIC = "arn:aws:sns:eu-west-1:111122223333:census";

    private CensusDefinition() {}

    static String text() {
        try (var file = CensusDefinition.class.getResourceAsStream("/census.asl.json")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String on(String bucket) {
        return StateMachine.substituted(
                text(),
                Map.of(
                        "ListInstancesArn", LIST_INSTANCES,
                        "MeasureChunkArn", MEASURE_CHUNK,
                        "ReducePartialsArn", REDUCE_PARTIALS,
                        "Partition", "aws",
                        "TopicArn", TOPIC,
                        "Bucket", bucket));
    }
}
