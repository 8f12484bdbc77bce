package ebscensus.lambda;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the command that starts AWS's runtime interface client for Java, on the JDK that this program runs on. */
final class RuntimeClient {
    /**
     * The size of the heap in per cent of the function's memory. We computed it from functions of 512 MB, which Lambda runs with
     * {@code -XX:MaxHeapSize=445645k}. Source: command lines of Lambda's own bootstrap in public repositories, 2026-11.
     */
    private static final int HEAP_SHARE = 85;

    private static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    /** One class from each jar that the client needs besides its own. */
    private static final List<String> NEEDED = List.of(
            LambdaRuntime.class.getName(),
            "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer",
            "software.amazon.awssdk.utilslite.SdkInternalThreadLocal");

    private static final int KIB_PER_MB = 1_024;

    /**
     * The client's native library. This program unpacks it once for all clients, because clients that started at the same time
     * would overwrite each other's library and crash.
     */
    private static final Path NATIVE_LIBRARY = unpackNativeLibrary();

    private RuntimeClient() {}

    /**
     * The command that starts the client. As in Lambda, the client finds the handler's class and libraries in the working
     * directory.
     */
    static List<String> command(FunctionSettings function) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:MaxHeapSize=" + function.memory() * (long) KIB_PER_MB * HEAP_SHARE / 100 + "k");
        command.add("-XX:+UseSerialGC");
        command.addAll(function.jvmOptions());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI=" + NATIVE_LIBRARY);
        command.add("-cp");
        command.add(classPath());
        command.add(MAIN);
        command.add(function.handler());
        return List.copyOf(command);
    }

    private static String classPath() {
        return Stream.concat(Stream.of(MAIN), NEEDED.stream())
                .map(type -> jarOf(type).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path jarOf(String type) {
        try {
            return Path.of(classNamed(type)
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> classNamed(String name) {
        try {
            return Class.forName(name, false, RuntimeClient.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("AWS's runtime client is not on the class path", e);
        }
    }

    private static Path unpackNativeLibrary() {
        String name = "/jni/libaws-lambda-jni.linux-" + architecture() + ".so";
        try (var library = classNamed(MAIN).getResourceAsStream(name)) {
            if (library == null) {
                throw new IllegalStateException("AWS's runtime client runs on Linux on x86-64 or ARM only: it has no "
                        + name + " for " + System.getProperty("os.name"));
            }
            var folder = Files.createTempDirectory("ebs-census-lambda");
            var file = folder.resolve("libaws-lambda-jni.so");
            Files.copy(library, file);
            folder.toFile().deleteOnExit();
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String architecture() {
        String name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "amd64" -> "x86_64";
            case "aarch64" -> "aarch_64";
            default -> name;
        };
    }
}
