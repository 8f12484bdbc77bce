package ebscensus.statemachine;

import static java.util.stream.Gatherers.mapConcurrent;

import ebscensus.statemachine.State.DistributedMap;
import ebscensus.statemachine.StateMachine.Services;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** One run of a Map state in distributed mode: a child execution for each item, each with nothing but its own input. */
final class MapRun {
    /** Source: docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html, 2026-11. */
    private static final int MOST_CHILDREN_AT_ONCE = 10_000;

    private final String state;
    private final String path;
    private final DistributedMap map;
    private final Services services;
    private final History history;

    MapRun(String state, String path, DistributedMap map, Services services, History history) {
        this.state = state;
        this.path = path;
        this.map = map;
        this.services = services;
        this.history = history;
    }

    /**
     * Where the children's results are. A failed child never ends the run before the others are done; Step Functions would
     * end it as soon as more failed than are tolerated, which a tolerance of 100 % rules out.
     */
    JsonNode result(JsonNode states) {
        var items = items(Expressions.evaluate(map.items(), states));
        int maxConcurrency = Expressions.evaluate(map.maxConcurrency(), states).intValue();
        var children = IntStream.range(0, items.size())
                .boxed()
                .gather(mapConcurrent(
                        maxConcurrency == 0 ? MOST_CHILDREN_AT_ONCE : maxConcurrency,
                        index -> child(index, items.get(index), states)))
                .toList();
        var location = Expressions.evaluate(map.results(), states);
        var results = new MapResults(services.objects(), state, location).write(children);
        requireTolerable(children, Expressions.evaluate(map.toleratedFailurePercentage(), states));
        return results;
    }

    private List<JsonNode> items(JsonNode location) {
        var fields = new Fields("the items of " + state, location);
        String bucket = fields.text("Bucket");
        String key = fields.text("Key");
        fields.end();
        var items = new String(read(bucket, key), StandardCharsets.UTF_8)
                .lines()
                .map(Data::read)
                .toList();
        if (items.isEmpty()) {
            throw new Unsupported(state + ": no items; what Step Functions does then is not known");
        }
        return items;
    }

    private byte[] read(String bucket, String key) {
        try {
            return services.objects().get(bucket, key);
        } catch (StateError e) {
            throw new StateError("States.ItemReaderFailed", "s3://" + bucket + "/" + key + ": " + e.cause());
        }
    }

    private Execution child(int index, JsonNode item, JsonNode states) {
        var own = states.deepCopy().asObject();
        own.get("context")
                .asObject()
                .putObject("Map")
                .putObject("Item")
                .put("Index", index)
                .set("Value", item);
        var input = Expressions.evaluate(map.itemSelector(), own);
        try {
            String name = UUID.nameUUIDFromBytes((path + index).getBytes(StandardCharsets.UTF_8))
                    .toString();
            return Execution.succeeded(
                    new Executor(name, path + "/" + index, map.itemProcessor(), input, services, history).execute(),
                    history);
        } catch (StateError failure) {
            return Execution.failed(failure, history);
        }
    }

    private static void requireTolerable(List<Execution> children, JsonNode toleratedPercentage) {
        long failed = children.stream().filter(Execution::hasFailed).count();
        if (failed * 100 > toleratedPercentage.doubleValue() * children.size()) {
            throw new StateError(
                    "States.ExceedToleratedFailureThreshold", failed + " of " + children.size() + " items failed");
        }
    }
}
