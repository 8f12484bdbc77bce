package ebscensus.simulator.protocol;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import ebscensus.simulator.fleet.SimulatedScope;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps the newest requests in the order of their responses. Requests that cannot be parsed are not logged. Thread-safe. */
public final class RequestLog {
    private final int limit;

    @GuardedBy("this")
    private final ArrayDeque<LoggedRequest> requests = new ArrayDeque<>();

    RequestLog(int limit) {
        this.limit = limit;
    }

    synchronized void add(LoggedRequest request) {
        if (limit == 0) {
            return;
        }
        if (requests.size() == limit) {
            requests.removeFirst();
        }
        requests.addLast(request);
    }

    public synchronized List<LoggedRequest> all() {
        return List.copyOf(requests);
    }

    public synchronized void clear() {
        requests.clear();
    }

    /** The number of logged requests of each action. */
    public Map<String, Integer> countByAction() {
        var counts = new TreeMap<String, Integer>();
        all().forEach(request -> counts.merge(request.action(), 1, Integer::sum));
        return counts;
    }

    /** The maximum number of requests of one scope and action in any window of this length. */
    public int mostWithin(Duration window, SimulatedScope scope, String action) {
        long[] arrivals = all().stream()
                .filter(request -> request.action().equals(action)
                        && request.account().equals(scope.account())
                        && request.region().equals(scope.region()))
                .mapToLong(LoggedRequest::nanos)
                .sorted()
                .toArray();
        int most = 0;
        int first = 0;
        for (int last = 0; last < arrivals.length; last++) {
            while (arrivals[last] - arrivals[first] >= window.toNanos()) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}
