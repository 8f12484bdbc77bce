package ebscensus.core.count;

import static java.util.stream.Gatherers.mapConcurrent;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Limits how much work one process does at the same time.
 *
 * @param scopes the number of scopes that are read at the same time
 * @param callsPerScope the number of batches of instances that are requested at the same time in one scope, including those
 *     that wait for the budget
 */
public record Concurrency(int scopes, int callsPerScope) {
    /** Twenty calls in flight allow 20 calls per second as long as each call takes at most one second. */
    public static final Concurrency DEFAULT = new Concurrency(32, 20);

    /**
     * Does the work for every element, for at most {@link #scopes} elements at the same time, and returns the results in the
     * order of the elements. The work also begins in that order. A slow element occupies only one of the {@link #scopes}
     * places; the other places continue with the next elements.
     *
     * <p>Using {@code mapConcurrent} directly on the elements would be slower: to keep its results in order, it holds back a
     * result until all earlier elements are done, and the results held back occupy places that other elements need. This method
     * therefore uses {@code mapConcurrent} on the places. If the work throws an exception, this method throws it, too, after
     * every place has finished its current element. Until then, it ignores an interrupt.
     */
    <T, R> List<R> acrossScopes(List<T> elements, Function<? super T, ? extends R> work) {
        var next = new AtomicInteger();
        var results = new TreeMap<Integer, R>();
        IntStream.range(0, Math.min(scopes, elements.size()))
                .boxed()
                .gather(mapConcurrent(scopes, _ -> inOnePlace(elements, next, work)))
                .forEach(results::putAll);
        return List.copyOf(results.values());
    }

    /** Does the work for one element after another until none is left. The key of each result is the index of its element. */
    private static <T, R> Map<Integer, R> inOnePlace(
            List<T> elements, AtomicInteger next, Function<? super T, ? extends R> work) {
        var results = new TreeMap<Integer, R>();
        try {
            for (int index = next.getAndIncrement(); index < elements.size(); index = next.getAndIncrement()) {
                results.put(index, work.apply(elements.get(index)));
            }
            return results;
        } catch (RuntimeException | Error e) {
            next.set(elements.size());
            throw e;
        }
    }
}
