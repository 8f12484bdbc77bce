package ebscensus.benchmark;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;

/**
 * What Lambda would have in a function's folder.
 *
 * @param code our classes, and jars of others in {@code lib}
 */
record Artifact(Path code) {
    private static final String PACKAGED = "functions/handlers/target/functions.zip";

    /** The functions as they were packaged with this program, unpacked into a new folder. */
    static Artifact ofFunctions(Path folder) throws IOException {
        var code = Files.createDirectory(folder.resolve("functions"));
        try (var zip = new ZipInputStream(Files.newInputStream(root().resolve(PACKAGED)))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var file = code.resolve(entry.getName());
                Files.createDirectories(entry.isDirectory() ? file : file.getParent());
                if (!entry.isDirectory()) {
                    Files.copy(zip, file);
                }
            }
        }
        return new Artifact(code);
    }

    /** One class of this program, without anything else. */
    static Artifact of(Class<?> handler, Path folder) throws IOException {
        var code = Files.createDirectory(folder.resolve(handler.getSimpleName()));
        String name = handler.getName().replace('.', '/') + ".class";
        var file = code.resolve(name);
        Files.createDirectories(file.getParent());
        try (var bytes = handler.getResourceAsStream("/" + name)) {
            Files.copy(Objects.requireNonNull(bytes), file);
        }
        return new Artifact(code);
    }

    /** The same in jars alone, in which the JVM's cache needs classes to be. */
    List<Path> jars() throws IOException {
        var ours = code.resolveSibling(code.getFileName() + ".jar");
        try (var jar = new JarOutputStream(Files.newOutputStream(ours));
                var files = Files.walk(code.resolve("ebscensus"))) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                jar.putNextEntry(new JarEntry(code.relativize(file).toString()));
                Files.copy(file, jar);
            }
        }
        var all = new ArrayList<>(List.of(ours));
        if (Files.isDirectory(code.resolve("lib"))) {
            try (Stream<Path> lib = Files.list(code.resolve("lib"))) {
                all.addAll(lib.sorted().toList());
            }
        }
        return all;
    }

    /** Of the repository: this program is in its local/benchmark/target, as a jar or as classes. */
    private static Path root() {
        try {
            var program = Path.of(Artifact.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return program.resolveSibling("../../..").normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
