package ebscensus.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Describes the machine on which a benchmark runs, but does not reveal the name of the machine. */
final class Machine {
    private static final Path LINUX_PROCESSORS = Path.of("/proc/cpuinfo");
    private static final int GIBIBYTE_BITS = 30;

    private Machine() {}

    /** Describes the machine. In a container, the memory is that of the container. */
    static String description() {
        var bean = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return "%s, %d processors, %d GiB; %s %s; %s %s"
                .formatted(
                        processorModel(),
                        Runtime.getRuntime().availableProcessors(),
                        bean.getTotalMemorySize() >> GIBIBYTE_BITS,
                        System.getProperty("java.vm.name"),
                        Runtime.version(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"));
    }

    /**
     * The model of the processor. It is known only on Linux, because on other systems a program would have to be started to find
     * it out.
     */
    private static String processorModel() {
        if (!Files.isReadable(LINUX_PROCESSORS)) {
            return "unknown processor";
        }
        try (var lines = Files.lines(LINUX_PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown processor");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
