package ebscensus.core.census;

/** Takes the volumes of a census, one by one, while it counts. Thread-safe. Must not throw: what becomes of a row must not change a count. */
@FunctionalInterface
public interface VolumeSink {
    /** Where nobody wants to know them one by one. */
    VolumeSink NONE = _ -> {};

    void add(CountedVolume volume);
}
