package ebscensus.core.inventory;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reports in memory, with nothing written yet. Thread-safe. */
public final class FakeReportStore implements ReportStore {
    private final Map<String, byte[]> contents = new ConcurrentHashMap<>();
    private final Map<String, String> mediaTypes = new ConcurrentHashMap<>();

    @Override
    public String write(String name, String mediaType, byte[] content) {
        if (!name.matches("[A-Za-z0-9_-][A-Za-z0-9=._-]*(/[A-Za-z0-9_-][A-Za-z0-9=._-]*)*")) {
            throw new IllegalArgumentException("report name \"" + name + "\" is not allowed");
        }
        contents.put(name, content.clone());
        mediaTypes.put(name, mediaType);
        return "memory:" + name;
    }

    /** What was written last, by its place. */
    public byte[] at(String place) {
        return contents.getOrDefault(name(place), new byte[0]);
    }

    /** Of what was written last, by its place. */
    public String mediaType(String place) {
        return mediaTypes.getOrDefault(name(place), "");
    }

    private static String name(String place) {
        return place.substring("memory:".length());
    }
}
