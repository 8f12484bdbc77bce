package ebscensus.cli;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that an option names. The result is written to a temporary file beside it, which then replaces it, so there is never a
 * partial result. A device or a pipe is written to directly.
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

    static boolean isStandardOutput(Path path) {
        return path.toString().equals(STANDARD_OUTPUT);
    }

    /**
     * @param option that names it, such as {@code --out}
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

    /** @throws CannotRun if it cannot be written; then no part of it is written */
    void write(Result result) {
        try (var begun = begin()) {
            result.writeTo(begun.stream());
            begun.moveIntoPlace();
        } catch (UncheckedIOException e) {
            throw new CannotRun(failure(e.getCause()), e);
        } catch (IOException e) {
            throw new CannotRun(failure(e), e);
        }
    }

    /** @throws CannotRun if it cannot be written; then no part of it is written */
    void write(byte[] result) {
        write(Result.of(result));
    }

    /** A temporary file that will replace this one. A device or a pipe is opened as it is. */
    Begun begin() throws IOException {
        return isFile ? new Begun(beside()) : new Begun(path, StandardOpenOption.WRITE);
    }

    /** For people, why it could not be written. */
    String failure(IOException e) {
        return failure(option, path, e);
    }

    /** Whether both options would write the same file. */
    boolean isSameAs(ResultFile other) {
        return absolute().equals(other.absolute());
    }

    @Override
    public String toString() {
        return path.toString();
    }

    /** A result that is being written. Closing it leaves nothing behind unless it has been moved into place. */
    final class Begun implements Closeable {
        private final Path to;
        private final OutputStream file;
        private final OutputStream stream;

        private Begun(Path to, OpenOption... options) throws IOException {
            this.to = to;
            this.file = Files.newOutputStream(to, options);
            this.stream = new BufferedOutputStream(file);
        }

        /** May be closed when all has been written. */
        OutputStream stream() {
            return stream;
        }

        void moveIntoPlace() throws IOException {
            stream.close();
            if (isFile) {
                Files.move(to, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        }

        /** Writes nothing more, so that a full disk does not keep it from removing the temporary file. */
        @Override
        public void close() throws IOException {
            try (file) {
                if (isFile) {
                    Files.deleteIfExists(to);
                }
            }
        }
    }

    private Path absolute() {
        return path.toAbsolutePath().normalize();
    }

    private Path beside() {
        String name = "." + path.getFileName() + "." + ProcessHandle.current().pid() + ".partial";
        return path.resolveSibling(name);
    }

    private static String failure(String option, Path path, IOException e) {
        return option + ": cannot write " + path + " (" + Errors.reason(e) + ")";
    }
}
