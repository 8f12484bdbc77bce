package ebscensus.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebscensus.aws.NoCredentials;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RenewedTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-28T12:00:00Z"));
    private final Deque<Lease> leases = new ArrayDeque<>();
    private final Renewed credentials = new Renewed(this::next, now::get);

    @Test
    void credentials_are_fetched_once_and_again_a_minute_before_they_expire() {
        leases.add(lease("first", "2026-11-28T13:00:00Z"));
        leases.add(lease("second", "2026-11-28T14:00:00Z"));

        assertThat(key()).isEqualTo("first");
        now.set(Instant.parse("2026-11-28T12:58:59Z"));
        assertThat(key()).isEqualTo("first");
        now.set(Instant.parse("2026-11-28T12:59:01Z"));
        assertThat(key()).isEqualTo("second");
    }

    @Test
    void credentials_that_cannot_be_renewed_are_used_until_they_expire() {
        leases.add(lease("first", "2026-11-28T13:00:00Z"));

        assertThat(key()).isEqualTo("first");
        now.set(Instant.parse("2026-11-28T12:59:30Z"));
        assertThat(key()).isEqualTo("first");
        now.set(Instant.parse("2026-11-28T13:00:01Z"));
        assertThatThrownBy(this::key).isInstanceOf(NoCredentials.class).hasMessage("no more");
    }

    @Test
    void credentials_without_an_end_are_kept() {
        leases.add(Lease.of("first", "s", null, null));

        assertThat(key()).isEqualTo("first");
        now.set(Instant.parse("2099-01-01T00:00:00Z"));
        assertThat(key()).isEqualTo("first");
    }

    private String key() {
        return credentials.resolveCredentials().accessKeyId();
    }

    private Lease next() {
        if (leases.isEmpty()) {
            throw new NoCredentials("no more");
        }
        return leases.remove();
    }

    private static Lease lease(String key, String until) {
        return Lease.of(key, "s", "t", Instant.parse(until));
    }
}
