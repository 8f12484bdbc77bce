package ebscensus.core.count;

import static java.util.stream.Gatherers.mapConcurrent;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The concurrency in one process: the number of calls in flight is at most the product of both numbers.
 *
 * @param scopes the number of scopes that are read at the same time
 * @param callsPerScope the number of DescribeVolumes calls in flight in one scope, including those that wait for the budget
 */
public record Concurrency(int scopes, int callsPerScope) {
    /** With 20 calls in flight, 20 calls a second are possible up to a latency of one second. */
    public static final Concurrency DEFAULT = new Concurrency(32, 20);

    /**
     * Does the work for every element, for {@link #scopes} of them at once, and returns the results in the order of the elements.
     * Work begins in that order too. An element that takes long occupies one place; the other places work on.
     *
     * <p>{@code mapConcurrent} over the elements would not do: it keeps its results in order by waiting for the oldest element, and
     * so starts nothing new while that one waits for EC2. Here it runs over the places instead, whose failures it reports: this
     * throws what the work threw, after every place has ended the element it had begun. An interrupt is ignored until then.
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

    /** Takes one element after another until there are none left; the results are by the index of the element. */
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
