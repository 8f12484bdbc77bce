package ebscensus.benchmark;

import ebscensus.core.inventory.ReportStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Stores reports in a folder instead of a bucket. The name of a report is its path in the folder. */
record FolderReports(Path folder) implements ReportStore {
    @Override
    public String write(String name, String mediaType, byte[] content) {
        var file = folder.resolve(name);
        try {
            Files.createDirectories(file.resolveSibling("."));
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return name;
    }

    @Override
    public String write(String name, String mediaType, Path content) {
        throw new UnsupportedOperationException("a reducer writes what it has in memory");
    }

    @Override
    public Optional<byte[]> read(String name) {
        var file = folder.resolve(name);
        try {
            return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> names(String prefix, String after, int most) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .filter(name -> name.startsWith(prefix) && name.compareTo(after) > 0)
                    .sorted()
                    .limit(most)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
