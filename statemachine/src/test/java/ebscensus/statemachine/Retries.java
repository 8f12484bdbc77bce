package ebscensus.statemachine;

import ebscensus.statemachine.State.Retrier;
import java.util.List;

/** The retries of one visit to a state: each retrier counts its own. For one thread. */
final class Retries {
    private final List<Retrier> retriers;
    private final int[] attempts;
    private int count;

    Retries(List<Retrier> retriers) {
        this.retriers = retriers;
        this.attempts = new int[retriers.size()];
    }

    /** All so far. */
    int count() {
        return count;
    }

    /** Whether to try again after this error; if so, the time to wait has passed. */
    boolean again(String error, VirtualTime time) {
        for (int i = 0; i < attempts.length; i++) {
            var retrier = retriers.get(i);
            if (retrier.errors().matches(error)) {
                if (attempts[i] == retrier.maxAttempts()) {
                    return false;
                }
                time.pause(retrier.delay(attempts[i]), retrier.jitter());
                attempts[i]++;
                count++;
                return true;
            }
        }
        return false;
    }
}
