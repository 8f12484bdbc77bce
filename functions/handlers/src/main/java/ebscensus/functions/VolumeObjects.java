package ebscensus.functions;

import ebscensus.core.inventory.ReportStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The objects {@code volumes/dt=YYYY-MM-DD/EXECUTION-CHUNK.jsonl.gz}: one for each chunk, with a row for each volume that it counts,
 * under the day in UTC on which the run started. A chunk that is repeated writes the same object. Thread-safe.
 */
final class VolumeObjects {
    /** Of a stack that keeps no volumes. */
    static final VolumeObjects OFF = new VolumeObjects();

    private final @Nullable ReportStore store;

    private VolumeObjects() {
        this.store = null;
    }

    VolumeObjects(ReportStore store) {
        this.store = store;
    }

    boolean isOn() {
        return store != null;
    }

    /**
     * Begins the object of one chunk.
     *
     * @param run see {@link ebscensus.aws.S3RunStore#run}
     * @param accountNames by the ids of the accounts, as far as they are known
     */
    VolumeObject begin(String run, int chunk, Instant startedAt, Map<String, String> accountNames) {
        return store == null ? VolumeObject.NONE : VolumeObject.begin(store, name(run, chunk, startedAt), accountNames);
    }

    private static String name(String run, int chunk, Instant startedAt) {
        String execution = run.split("/", 2)[0];
        var day = LocalDate.ofInstant(startedAt, ZoneOffset.UTC);
        return "volumes/dt=%s/%s-%05d.jsonl.gz".formatted(day, execution, chunk);
    }
}
