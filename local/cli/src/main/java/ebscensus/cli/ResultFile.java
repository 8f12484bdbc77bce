package ebscensus.cli;

import ebscensus.core.request.InvalidRequest;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that an option names for a result. The result is first written to a temporary file in the same folder, which then
 * replaces the named file, so the named file never holds a partial result. If the option names a device or a pipe, the result is
 * written there directly.
 */
final class ResultFile {
    private static final String STANDARD_OUTPUT = "-";

    private final String option;
    private final Path path;
    private final boolean isFile;

    private ResultFile(String option, Path path, boolean isFile) {
        this.option = option;
        this.path = path;
        this.isFile = isFile;
    }

    /**
     * The file of {@code --out}; null if the result goes to standard output.
     *
     * @param read files that the command reads, which its result must not replace
     * @throws CannotRun if the file cannot be written
     */
    static @Nullable ResultFile out(@Nullable Path out, List<Path> read) {
        return out == null || isStandardOutput(out) ? null : checked("--out", out, read);
    }

    static boolean isStandardOutput(Path path) {
        return path.toString().equals(STANDARD_OUTPUT);
    }

    /** Like {@link #checked(String, Path)}, but also refuses a file that the command reads. */
    static ResultFile checked(String option, Path path, List<Path> read) {
        if (read.stream().anyMatch(input -> isSameFile(input, path))) {
            throw new InvalidRequest(option + ": " + path + " is one of the files that are read; name another");
        }
        return checked(option, path);
    }

    private static boolean isSameFile(Path input, Path path) {
        try {
            return Files.isRegularFile(path) && Files.exists(input) && Files.isSameFile(input, path);
        } catch (IOException e) {
            throw new CannotRun("cannot read " + input + " (" + Errors.reason(e) + "); name another file", e);
        }
    }

    /**
     * @param option the option that names the file, such as {@code --out}
     * @throws CannotRun if the file cannot be written
     */
    static ResultFile checked(String option, Path path) {
        if (Files.exists(path) && (Files.isDirectory(path) || !Files.isWritable(path))) {
            throw new CannotRun(option + ": " + path + " exists but is not a writable file; name another");
        }
        try {
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                return new ResultFile(option, path, false);
            }
            var file = new ResultFile(option, Files.exists(path) ? path.toRealPath() : path, true);
            Files.delete(Files.createFile(file.beside()));
            return file;
        } catch (IOException e) {
            throw new CannotRun(failure(option, path, e) + "; name a file in a folder that exists and is writable", e);
        }
    }

    /** @throws CannotRun if the file cannot be written; a regular file is then unchanged */
    void write(Result result) {
        try {
            if (isFile) {
                writeWhole(result);
            } else {
                write(result, path, StandardOpenOption.WRITE);
            }
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    /** @throws CannotRun if the file cannot be written; a regular file is then unchanged */
    void write(byte[] result) {
        write(Result.of(result));
    }

    /**
     * Begins a result that is written in parts. The named file is replaced only by {@link #finish}; a device or a pipe gets the
     * parts as they are written.
     */
    OutputStream begin() throws IOException {
        return new BufferedOutputStream(
                isFile ? Files.newOutputStream(beside()) : Files.newOutputStream(path, StandardOpenOption.WRITE));
    }

    /** Moves the result that was begun to its final name. The stream of {@link #begin} must be closed first. */
    void finish() throws IOException {
        if (isFile) {
            Files.move(beside(), path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Deletes a result that was begun but not finished. */
    void discard() throws IOException {
        if (isFile) {
            Files.deleteIfExists(beside());
        }
    }

    /** The exception for a failed write. */
    CannotRun cannotWrite(IOException e) {
        return new CannotRun(failure(option, path, e), e);
    }

    boolean isSameAs(ResultFile other) {
        return path.toAbsolutePath()
                .normalize()
                .equals(other.path.toAbsolutePath().normalize());
    }

    @Override
    public String toString() {
        return path.toString();
    }

    private void writeWhole(Result result) throws IOException {
        Path partial = beside();
        try {
            write(
                    result,
                    partial,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING);
            finish();
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private static void write(Result result, Path to, OpenOption... options) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(to, options))) {
            result.writeTo(out);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Path beside() {
        String name = "." + path.getFileName() + "." + ProcessHandle.current().pid() + ".partial";
        return path.resolveSibling(name);
    }

    private static String failure(String option, Path path, IOException e) {
        return option + ": cannot write " + path + " (" + Errors.reason(e) + ")";
    }
}
