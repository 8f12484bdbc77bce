package ebscensus.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.core.request.AccountRole;
import java.util.List;
import org.junit.jupiter.api.Test;

class FakeRunStoreTest extends RunStoreContract {
    private final FakeRunStore store = new FakeRunStore();

    @Override
    protected RunStore store() {
        return store;
    }

    @Override
    protected void recordLoss(int chunk, String error) {
        store.recordLoss(chunk, error);
    }

    @Test
    void the_items_of_the_map_state_are_the_numbers_of_the_chunks() {
        store.writeChunks(new Plan(
                List.of(new Chunk(1, AccountRole.DEFAULT, List.of()), new Chunk(2, AccountRole.DEFAULT, List.of())),
                1));

        assertThat(store.chunkNumbers()).containsExactly(1, 2);
    }
}
