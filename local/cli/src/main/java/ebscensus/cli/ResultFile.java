package ebscensus.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Where {@code --out} sends the result: written beside its place and moved there, so that it is whole or not there. */
final class ResultFile {
    private final Path path;

    private ResultFile(Path path) {
        this.path = path;
    }

    /** @throws CannotRun if the file could not be written there */
    static ResultFile checked(Path path) {
        if (Files.exists(path) && !(Files.isRegularFile(path) && Files.isWritable(path))) {
            throw new CannotRun("--out: " + path + " is there and is no file that can be written to; name another");
        }
        try {
            Files.delete(Files.createFile(beside(path)));
            return new ResultFile(Files.exists(path) ? path.toRealPath() : path);
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    void write(byte[] result) {
        Path partial = beside(path);
        try {
            Files.write(partial, result);
            Files.move(partial, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }

    private static Path beside(Path path) {
        String name = "." + path.getFileName() + "." + ProcessHandle.current().pid() + ".partial";
        return path.resolveSibling(name);
    }

    private static CannotRun failure(Path path, IOException e) {
        return new CannotRun(
                "--out: cannot write " + path + " (" + Errors.reason(e)
                        + "); name a file in a folder that exists and is" + " writable",
                e);
    }
}
