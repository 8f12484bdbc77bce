package ebscensus.core.census;

/**
 * Receives every volume that is counted, each once in a chunk, while it is counted, in no particular order. Called by several threads
 * at once. It must not throw, because that would end the count: whoever keeps volumes remembers why that failed.
 */
@FunctionalInterface
public interface CountedVolumes {
    /** Keeps none. */
    CountedVolumes NONE = _ -> {};

    void add(CountedVolume volume);
}
