package ebscensus.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The machine that a benchmark ran on, without its name.
 *
 * @param memory in bytes; that of the container if there is one
 */
record Machine(String processor, int processors, long memory, String java, String system) {
    private static final Path LINUX_PROCESSORS = Path.of("/proc/cpuinfo");
    private static final int GIBIBYTE_BITS = 30;

    static Machine here() {
        var bean = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(
                processorModel(),
                Runtime.getRuntime().availableProcessors(),
                bean.getTotalMemorySize(),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    }

    @Override
    public String toString() {
        return "%s, %d processors, %d GiB; %s; %s"
                .formatted(processor, processors, memory >> GIBIBYTE_BITS, java, system);
    }

    /** Known on Linux only, where no program has to be started to find out. */
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
