package ebscensus.cli;

import ebscensus.report.Overview;
import ebscensus.report.change.ListedVolume;
import ebscensus.report.change.VolumeChanges;
import ebscensus.report.change.VolumeListFile;
import ebscensus.report.change.VolumesDiff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Compares the volumes that two runs have written. */
final class VolumeFiles {
    private VolumeFiles() {}

    /** @throws CannotRun if a file cannot be read or a row of it is not a volume; the message names the file */
    static VolumeChanges compare(Overview before, Overview after, Path older, Path newer) {
        try (var scratch = new Scratch()) {
            return new VolumesDiff(before, after)
                    .compare(each -> read(older, each), each -> read(newer, each), scratch.folder);
        } catch (IOException e) {
            throw new CannotRun(
                    "--volumes: cannot divide the volumes into files of the temporary folder (" + Errors.reason(e)
                            + "); free some space there",
                    e);
        }
    }

    private static void read(Path path, Consumer<ListedVolume> each) {
        try {
            new VolumeListFile(path).forEach(each);
        } catch (IOException e) {
            String reason = Files.exists(path) ? Errors.reason(e) : "no such file";
            throw new CannotRun(
                    "--volumes: cannot read " + path + " (" + reason + "); name a file that census run --volumes wrote",
                    e);
        }
    }

    /** A temporary folder that nobody else can read. */
    private static final class Scratch implements AutoCloseable {
        private final Path folder;

        Scratch() throws IOException {
            folder = Files.createTempDirectory("census-diff");
        }

        @Override
        public void close() throws IOException {
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }
}
