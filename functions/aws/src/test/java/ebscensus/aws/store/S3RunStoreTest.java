package ebscensus.aws.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebscensus.aws.LocalS3;
import ebscensus.core.census.Partial;
import ebscensus.core.census.Verdict;
import ebscensus.core.plan.Chunk;
import ebscensus.core.plan.EndedRun;
import ebscensus.core.plan.Plan;
import ebscensus.core.plan.RunPlan;
import ebscensus.core.plan.RunStore;
import ebscensus.core.plan.RunStoreContract;
import ebscensus.core.request.AccountRole;
import ebscensus.core.request.Caller;
import ebscensus.core.request.CensusRequest;
import ebscensus.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;

class S3RunStoreTest extends RunStoreContract {
    private static LocalS3 s3;
    private static int runs;
    private String run = "";

    @BeforeAll
    static void start() throws Exception {
        s3 = new LocalS3();
    }

    @AfterAll
    static void stop() throws Exception {
        s3.stop();
    }

    @BeforeEach
    void newRun() {
        run = "run-" + runs++ + "/listing";
    }

    @Override
    protected RunStore store() {
        return new S3RunStore(s3.client(), LocalS3.BUCKET, run);
    }

    @Override
    protected void recordLoss(int chunk, String error) {
        put("runs/%s/lost/%05d.json".formatted(run, chunk), Json.write(Map.of("error", error, "cause", "{}")));
    }

    @Test
    void the_map_state_reads_one_chunk_a_line() {
        store().writeChunks(new Plan(
                List.of(new Chunk(1, AccountRole.DEFAULT, List.of()), new Chunk(2, AccountRole.DEFAULT, List.of())),
                2));

        assertThat(read(S3RunStore.itemsKey(run))).isEqualTo("{\"chunk\":1}\n{\"chunk\":2}\n");
    }

    @Test
    void an_execution_that_has_ended_is_found_by_its_name() {
        String execution = run.substring(0, run.indexOf('/'));
        var end = new EndedRun(run, Verdict.INCOMPLETE, "s3://census/reports/1970/01/01/report.json");

        assertThat(store().readEnd(execution)).isEmpty();
        store().writeEnd(end);

        assertThat(new S3RunStore(s3.client(), LocalS3.BUCKET, "another/listing").readEnd(execution))
                .contains(end);
    }

    /** Step Functions allows each of these. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                "..",
                ".hidden",
                "a.b",
                "a!b'(c)=+@",
                "Zählung-2026",
                "棚卸し",
                "\u202ename",
                "00000000-0000-0000-0000-000000000000_00000000-0000-0000-0000-000000000000"
            })
    void every_name_of_an_execution_has_a_run_and_a_report_of_its_own(String execution) {
        String run = S3RunStore.run(execution, "listing");
        var named = new S3RunStore(s3.client(), LocalS3.BUCKET, run);
        named.writePartial(1, Partial.EMPTY);
        String place = new S3ReportStore(s3.client(), LocalS3.BUCKET)
                .write("reports/1970/01/01/" + run.split("/", 2)[0] + ".json", "application/json", new byte[] {'{', '}'
                });

        assertThat(named.readPartial(1)).contains(Partial.EMPTY);
        assertThat(place).matches("s3://census/reports/1970/01/01/[A-Za-z0-9_!-][A-Za-z0-9._!-]*\\.json");
        var end = new EndedRun(run, Verdict.COMPLETE, place);
        named.writeEnd(end);
        assertThat(store().readEnd(execution)).contains(end);
    }

    @Test
    void the_longest_name_in_any_script_fits_a_key() {
        String key = "runs/" + S3RunStore.run("棚".repeat(80), "00000000-0000-0000-0000-000000000000") + "/map/"
                + "00000000-0000-0000-0000-000000000000/SUCCEEDED_0.jsonl";

        assertThat(key.length()).isLessThan(1_024);
        new S3RunStore(s3.client(), LocalS3.BUCKET, S3RunStore.run("棚".repeat(80), "listing"));
    }

    @Test
    void names_that_differ_have_runs_that_differ() {
        assertThat(Stream.of("a!b", "a!21b", "a", "A", ".a", "!2Ea", "a.b", "ä", "a\u0308")
                        .map(name -> S3RunStore.run(name, "listing"))
                        .distinct())
                .hasSize(9);
    }

    @Test
    void a_partial_of_another_chunk_whose_number_begins_alike_is_not_taken_for_it() {
        store().writePartial(1, Partial.EMPTY);

        assertThat(store().readPartial(10)).isEmpty();
        assertThat(store().readPartial(0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a", "../b", "a/..", "a/", "/b", "a/b/c", "a b/c", "a\nb/c"})
    void a_run_whose_name_would_lead_elsewhere_is_refused(String name) {
        assertThatThrownBy(() -> new S3RunStore(s3.client(), LocalS3.BUCKET, name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("invalid run id");
    }

    @Test
    void a_chunk_that_was_tampered_with_is_refused() {
        put("runs/" + run + "/chunks/00001.json", "{\"number\":1}".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> store().readChunk(1))
                .isInstanceOf(UnreadableRun.class)
                .hasMessage("s3://" + LocalS3.BUCKET + "/runs/" + run + "/chunks/00001.json cannot be read: another"
                        + " version of the census planned this execution, or"
                        + " somebody changed the object. Start a new census")
                .hasStackTraceContaining("Missing creator property");
    }

    @Test
    void what_another_version_wrote_is_refused_without_a_word_of_its_properties() {
        store().writePlan(new RunPlan(
                CensusRequest.DEFAULT,
                new Caller("111122223333", "arn:aws:iam::111122223333:user/ann"),
                Instant.EPOCH,
                List.of(),
                List.of()));
        String plan = "runs/" + run + "/plan.json";
        put(plan, read(plan).replace("\"accountNames\":{},", "").getBytes(StandardCharsets.UTF_8));
        put("runs/" + run + "/partials/00001.json", "{\"scopes\":[{}]}".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> store().readPlan())
                .isInstanceOf(UnreadableRun.class)
                .hasMessageContaining("/plan.json cannot be read: another version")
                .hasMessageNotContaining("property");
        assertThatThrownBy(() -> store().readPartial(1))
                .isInstanceOf(UnreadableRun.class)
                .hasMessageContaining("/partials/00001.json cannot be read: another version");
    }

    private void put(String key, byte[] body) {
        s3.client().putObject(put -> put.bucket(LocalS3.BUCKET).key(key), RequestBody.fromBytes(body));
    }

    private static String read(String key) {
        return s3.client()
                .getObjectAsBytes(get -> get.bucket(LocalS3.BUCKET).key(key))
                .asUtf8String();
    }
}
