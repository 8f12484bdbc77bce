package ebscensus.core.count;

import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Outcome.Failed;
import ebscensus.core.inventory.Outcome.Interrupted;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.inventory.Pages;
import ebscensus.core.inventory.ScopeFailure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads pages one after another, because each page has the token of the next one. Not thread-safe. */
final class PageChain<T> {
    private final Pages<T> source;
    private final Progress progress;
    private final Set<@Nullable String> tokens = new HashSet<>();
    private @Nullable String nextToken;
    private int pages;

    /** The result of reading the next page. */
    sealed interface Read<T> {
        /** The calls that reading the page took. */
        Calls calls();
    }

    /**
     * The elements of one page or of several pages together; there may be none.
     *
     * @param isLast whether there is nothing more to read
     */
    record Page<T>(List<T> elements, boolean isLast, Calls calls) implements Read<T> {}

    /** A failure that ends the chain before its last page. */
    record Broken<T>(Missing why, Calls calls) implements Read<T> {
        Broken<T> plus(Calls others) {
            return new Broken<>(why, calls.plus(others));
        }
    }

    PageChain(Pages<T> source, Progress progress) {
        this.source = source;
        this.progress = progress;
    }

    /** The next page. Must not be called after the last page or a failure. */
    Read<T> read() {
        if (progress.isStopped() && !source.isReadAhead()) {
            return new Broken<>(new Interrupted(), Calls.NONE);
        }
        if (!tokens.add(nextToken)) {
            return new Broken<>(
                    new Failed(
                            source.action(),
                            "RepeatedPageToken",
                            "a page token led back to an earlier page",
                            "",
                            false),
                    Calls.NONE);
        }
        try {
            var page = source.page(nextToken);
            pages++;
            nextToken = page.nextToken();
            return new Page<>(page.elements(), nextToken == null, page.calls());
        } catch (ScopeFailure e) {
            return new Broken<>(e.missing(), e.calls());
        }
    }

    /** Reads all remaining pages and returns their elements as one page. */
    Read<T> readToEnd() {
        var elements = new ArrayList<T>();
        var calls = Calls.NONE;
        while (true) {
            switch (read()) {
                case Broken<T> broken -> {
                    return broken.plus(calls);
                }
                case Page<T> page -> {
                    elements.addAll(page.elements());
                    calls = calls.plus(page.calls());
                    if (page.isLast()) {
                        return new Page<>(elements, true, calls);
                    }
                }
            }
        }
    }

    /** The number of pages that have been read. */
    int pages() {
        return pages;
    }
}
