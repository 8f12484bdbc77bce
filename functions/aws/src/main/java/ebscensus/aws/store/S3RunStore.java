package ebscensus.aws.store;

import static java.util.stream.Gatherers.mapConcurrent;

import ebscensus.core.census.Partial;
import ebscensus.core.plan.Chunk;
import ebscensus.core.plan.EndedRun;
import ebscensus.core.plan.Plan;
import ebscensus.core.plan.RunPlan;
import ebscensus.core.plan.RunStore;
import ebscensus.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.core.JacksonException;

/**
 * Stores the data of one run in a bucket. The data that the functions exchange is under {@code runs/EXECUTION/LISTING/}, and
 * {@code reports/executions/EXECUTION.json} names the run of an execution that has ended.
 */
public final class S3RunStore implements RunStore {
    /** Matches the id of a run: the {@link ExecutionKey} of an execution, a slash, and the id of an invocation. */
    private static final Pattern RUN = Pattern.compile("(" + ExecutionKey.PATTERN + ")/[A-Za-z0-9-]{1,40}");

    private static final int WRITES_AT_ONCE = 16;

    private final S3Client s3;
    private final String bucket;
    private final String run;
    private final String execution;

    /** @param run see {@link #run} */
    public S3RunStore(S3Client s3, String bucket, String run) {
        var parts = RUN.matcher(run);
        if (!parts.matches()) {
            throw new IllegalArgumentException("invalid run id \"" + run + "\": it must match " + RUN);
        }
        this.s3 = s3;
        this.bucket = bucket;
        this.run = run;
        this.execution = parts.group(1);
    }

    /**
     * The id of a run: the {@link ExecutionKey} of the execution, a slash, and the listing.
     *
     * @param execution the name of the execution in Step Functions
     * @param listing the id of the Lambda invocation that lists the instances for this run
     */
    public static String run(String execution, String listing) {
        return ExecutionKey.of(execution) + "/" + listing;
    }

    /**
     * The key under which {@link #writeChunks} lists the chunks for the state machine's Map state, one JSON object per line:
     * {@code {"chunk":1}}.
     */
    public static String itemsKey(String run) {
        return "runs/" + run + "/items.jsonl";
    }

    @Override
    public void writePlan(RunPlan plan) {
        put(key("plan"), Json.write(plan));
    }

    @Override
    public RunPlan readPlan() {
        return require(key("plan"), RunPlan.class);
    }

    @Override
    public void writeChunks(Plan plan) {
        plan.chunks().stream()
                .gather(mapConcurrent(WRITES_AT_ONCE, chunk -> put(key("chunks", chunk.number()), Json.write(chunk))))
                .forEach(_ -> {});
        String items = plan.chunks().stream()
                .map(chunk -> "{\"chunk\":" + chunk.number() + "}\n")
                .collect(Collectors.joining());
        put(itemsKey(run), items.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Chunk readChunk(int number) {
        return require(key("chunks", number), Chunk.class);
    }

    @Override
    public void writePartial(int chunk, Partial partial) {
        put(key("partials", chunk), Json.write(partial));
    }

    @Override
    public Optional<Partial> readPartial(int chunk) {
        return get(key("partials", chunk), Partial.class);
    }

    @Override
    public Optional<String> readLoss(int chunk) {
        return get(key("lost", chunk), Loss.class).map(Loss::error);
    }

    @Override
    public void writeEnd(EndedRun end) {
        put(endKey(execution), Json.write(end));
    }

    @Override
    public Optional<EndedRun> readEnd(String other) {
        return get(endKey(ExecutionKey.of(other)), EndedRun.class);
    }

    /** The object that the state machine writes when it gives up on a chunk: Step Functions' error name and cause. */
    private record Loss(String error, String cause) {}

    private static String endKey(String execution) {
        return "reports/executions/" + execution + ".json";
    }

    private String key(String name) {
        return "runs/" + run + "/" + name + ".json";
    }

    private String key(String kind, int chunk) {
        return key("%s/%05d".formatted(kind, chunk));
    }

    private String put(String key, byte[] json) {
        s3.putObject(put -> put.bucket(bucket).key(key).contentType("application/json"), RequestBody.fromBytes(json));
        return key;
    }

    private <T> T require(String key, Class<T> type) {
        return get(key, type).orElseThrow(() -> new NoSuchElementException("there is no " + place(key)));
    }

    private <T> Optional<T> get(String key, Class<T> type) {
        return get(key).map(json -> read(key, json, type));
    }

    /**
     * Throws {@link UnreadableRun} if the object is broken JSON, or if a record rejects one of its values, such as a scope of
     * an unknown form.
     */
    private <T> T read(String key, byte[] json, Class<T> type) {
        try {
            return Json.read(json, type);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new UnreadableRun(place(key), e);
        }
    }

    private String place(String key) {
        return "s3://" + bucket + "/" + key;
    }

    /**
     * Checks that the object exists before reading it, because S3 answers "access denied" for a missing object if the caller is not
     * allowed to list the whole bucket.
     */
    private Optional<byte[]> get(String key) {
        boolean exists = s3
                .listObjectsV2(list -> list.bucket(bucket).prefix(key).maxKeys(1))
                .contents()
                .stream()
                .anyMatch(object -> object.key().equals(key));
        return exists
                ? Optional.of(
                        s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArrayUnsafe())
                : Optional.empty();
    }
}
