package ebscensus.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebscensus.core.AccountRole;
import ebscensus.core.Chunk;
import ebscensus.core.Partial;
import ebscensus.core.Plan;
import ebscensus.core.RunStore;
import ebscensus.core.RunStoreContract;
import ebscensus.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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
                .hasMessageContaining("is not allowed");
    }

    @Test
    void a_chunk_that_was_tampered_with_is_refused() {
        put("runs/" + run + "/chunks/00001.json", "{\"number\":1}".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> store().readChunk(1)).hasMessageContaining("Missing creator property");
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
