package ebscensus.core.census;

/**
 * Receives every counted volume while the count is running: each volume once per chunk, in no particular order, and from
 * several threads at once. An implementation must not throw, because an exception would end the count; it must remember the
 * failure and report it later.
 */
@FunctionalInterface
public interface CountedVolumes {
    /** Ignores every volume. */
    CountedVolumes NONE = _ -> {};

    void add(CountedVolume volume);
}
