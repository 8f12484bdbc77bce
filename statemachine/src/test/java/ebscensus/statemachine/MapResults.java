package ebscensus.statemachine;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Writes what the children of a Map state ended with: a manifest, and one file of JSON lines for each way to end. */
final class MapResults {
    private final S3Objects objects;
    private final String bucket;
    private final String prefix;
    private final String mapRunArn;

    MapResults(S3Objects objects, String state, JsonNode location) {
        var fields = new Fields("the results of " + state, location);
        this.objects = objects;
        this.bucket = fields.text("Bucket");
        var id = UUID.randomUUID();
        this.prefix = fields.text("Prefix") + "/" + id + "/";
        this.mapRunArn = "arn:aws:states:eu-west-1:111122223333:mapRun:census/" + state + ":" + id;
        fields.end();
    }

    /** What the state's result is. */
    JsonNode write(List<Execution> children) {
        var manifest = Data.object().put("DestinationBucket", bucket).put("MapRunArn", mapRunArn);
        var files = manifest.putObject("ResultFiles");
        put(
                "SUCCEEDED",
                children.stream()
                        .filter(child -> !child.hasFailed())
                        .map(Execution::output)
                        .toList(),
                files.putArray("SUCCEEDED"));
        put(
                "FAILED",
                children.stream()
                        .filter(Execution::hasFailed)
                        .map(MapResults::failure)
                        .toList(),
                files.putArray("FAILED"));
        files.putArray("PENDING");
        put(prefix + "manifest.json", Data.write(manifest));
        var result = Data.object().put("MapRunArn", mapRunArn);
        result.putObject("ResultWriterDetails").put("Bucket", bucket).put("Key", prefix + "manifest.json");
        return result;
    }

    private void put(String kind, List<JsonNode> results, ArrayNode files) {
        if (results.isEmpty()) {
            return;
        }
        var lines = new ByteArrayOutputStream();
        for (JsonNode result : results) {
            lines.writeBytes(Data.write(result));
            lines.write('\n');
        }
        String key = prefix + kind + "_0.jsonl";
        put(key, lines.toByteArray());
        files.addObject().put("Key", key).put("Size", lines.size());
    }

    private void put(String key, byte[] object) {
        try {
            objects.put(bucket, key, object);
        } catch (StateError e) {
            throw new StateError("States.ResultWriterFailed", "s3://" + bucket + "/" + key + ": " + e.cause());
        }
    }

    private static JsonNode failure(Execution child) {
        return Data.object()
                .put("Status", "FAILED")
                .put("Error", child.failure().error())
                .put("Cause", child.failure().cause());
    }
}
