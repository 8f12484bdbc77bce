package ebscensus.aws;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets only one thread at a time call a supplier. Threads that arrive during a call wait for the result or failure of that call; a
 * thread that arrives after a call has ended makes a new call. Thread-safe.
 */
final class SingleFlight<T> implements Supplier<T> {
    private final Supplier<T> source;
    private final AtomicReference<@Nullable CompletableFuture<T>> underWay = new AtomicReference<>();

    SingleFlight(Supplier<T> source) {
        this.source = source;
    }

    @Override
    public T get() {
        var own = new CompletableFuture<T>();
        var earlier = underWay.compareAndExchange(null, own);
        if (earlier != null) {
            return outcome(earlier);
        }
        ask(own);
        return outcome(own);
    }

    private void ask(CompletableFuture<T> own) {
        try {
            own.complete(source.get());
        } catch (RuntimeException | Error e) {
            own.completeExceptionally(e);
        } finally {
            underWay.set(null);
        }
    }

    private static <T> T outcome(CompletableFuture<T> flight) {
        try {
            return flight.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }
}
