package ebscensus.functions;

import ebscensus.core.inventory.ReportStore;
import ebscensus.core.plan.RunPlan;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The objects {@code volumes/dt=YYYY-MM-DD/EXECUTION-CHUNK.jsonl.gz}: one object for each chunk, with a row for each volume
 * that the chunk counts, under the day in UTC on which the run started. A chunk that is repeated writes the same object.
 * Thread-safe.
 */
final class VolumeObjects {
    /** For a stack that keeps no volumes. */
    static final VolumeObjects OFF = new VolumeObjects();

    private final @Nullable ReportStore store;

    private VolumeObjects() {
        this.store = null;
    }

    VolumeObjects(ReportStore store) {
        this.store = store;
    }

    /** Whether volumes are kept. */
    boolean isOn() {
        return store != null;
    }

    /**
     * Begins the object of one chunk. If the plan cannot be read, the object is not written, but the chunk is measured
     * nevertheless.
     *
     * @param run see {@link ebscensus.aws.store.S3RunStore#run}
     * @param plan the plan of the run, for its start and its account names; read only if volumes are kept
     */
    VolumeObject begin(String run, int chunk, Supplier<RunPlan> plan) {
        if (store == null) {
            return VolumeObject.NONE;
        }
        try {
            var there = plan.get();
            return VolumeObject.begin(store, name(run, chunk, there.startedAt()), there.accountNames());
        } catch (RuntimeException e) {
            return VolumeObject.failed(e);
        }
    }

    private static String name(String run, int chunk, Instant startedAt) {
        String execution = run.split("/", 2)[0];
        var day = LocalDate.ofInstant(startedAt, ZoneOffset.UTC);
        return "volumes/dt=%s/%s-%05d.jsonl.gz".formatted(day, execution, chunk);
    }
}
