package ebscensus.core.inventory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Reports in memory, with nothing written yet. Thread-safe. */
public final class FakeReportStore implements ReportStore {
    private final Map<String, byte[]> contents = new ConcurrentHashMap<>();
    private final Map<String, String> mediaTypes = new ConcurrentHashMap<>();
    private volatile String refusal = "";

    @Override
    public String write(String name, String mediaType, byte[] content) {
        requireName(name);
        contents.put(name, content.clone());
        mediaTypes.put(name, mediaType);
        return "memory:" + name;
    }

    /** Files can no longer be written, for this reason. */
    public FakeReportStore refuseFiles(String why) {
        refusal = why;
        return this;
    }

    @Override
    public String write(String name, String mediaType, Path content) {
        if (!refusal.isEmpty()) {
            throw new IllegalStateException(refusal);
        }
        try {
            return write(name, mediaType, Files.readAllBytes(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<byte[]> read(String name) {
        requireName(name);
        return Optional.ofNullable(contents.get(name)).map(byte[]::clone);
    }

    @Override
    public List<String> names(String prefix, String after, int most) {
        return contents.keySet().stream()
                .filter(name -> name.startsWith(prefix) && name.compareTo(after) > 0)
                .sorted()
                .limit(most)
                .toList();
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

    private static void requireName(String name) {
        if (!name.matches("[A-Za-z0-9_-][A-Za-z0-9=._-]*(/[A-Za-z0-9_-][A-Za-z0-9=._-]*)*")) {
            throw new IllegalArgumentException("invalid report name \"" + name + "\"");
        }
    }
}
