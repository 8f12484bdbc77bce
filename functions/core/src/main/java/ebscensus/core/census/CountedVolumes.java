package ebscensus.core.census;

/**
 * Receives every counted volume while the count is running: each volume once per chunk, in no particular order, and from
 * several threads at once. An implementation must not throw an exception, because that would end the count. Instead, it must
 * remember a failure and report it later.
 */
@FunctionalInterface
public interface CountedVolumes {
    /** Ignores every volume. */
    CountedVolumes NONE = _ -> {};

    void add(CountedVolume volume);
}
