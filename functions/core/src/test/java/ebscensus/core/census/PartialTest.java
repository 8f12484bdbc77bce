package ebscensus.core.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Volume;
import ebscensus.core.request.Scope;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PartialTest {
    private static final ScopePartial IRELAND = nothingOf("eu-west-1");
    private static final ScopePartial VIRGINIA = nothingOf("us-east-1");

    @Test
    void scopes_are_put_in_order_and_those_of_one_scope_together() {
        assertThat(Partial.of(Stream.of(VIRGINIA, IRELAND, VIRGINIA)).scopes()).containsExactly(IRELAND, VIRGINIA);
    }

    @Test
    void scopes_out_of_order_or_repeated_are_refused() {
        assertThatThrownBy(() -> new Partial(List.of(VIRGINIA, IRELAND)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("scopes out of order or repeated at 111122223333/eu-west-1");
        assertThatThrownBy(() -> new Partial(List.of(IRELAND, IRELAND))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void parts_of_different_scopes_do_not_merge() {
        assertThatThrownBy(() -> IRELAND.merge(VIRGINIA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cannot merge 111122223333/eu-west-1 with 111122223333/us-east-1");
    }

    @Test
    void numbers_that_cannot_be_are_refused() {
        assertThatThrownBy(() -> new Measures(-1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Measures(0, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Calls(1, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Calls(0, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Calls(3, 1, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Calls(3, 1, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Volume("vol-1", "eu-west-1a", "gp3", -1, false, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a volume has a negative size: -1 GiB, 0 IOPS, 0 MiB/s");
        assertThatThrownBy(() -> new ScopePartial(IRELAND.scope(), -1, 0, Cube.NONE, Map.of(), Calls.NONE, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ScopePartial nothingOf(String region) {
        return new ScopePartial(new Scope("111122223333", region), 0, 0, Cube.NONE, Map.of(), Calls.NONE, null);
    }
}
