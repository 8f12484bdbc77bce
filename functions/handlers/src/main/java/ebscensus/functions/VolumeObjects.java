package ebscensus.functions;

import ebscensus.core.inventory.ReportStore;
import ebscensus.core.plan.RunPlan;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Creates the objects {@code volumes/dt=YYYY-MM-DD/EXECUTION-CHUNK.jsonl.gz}. There is one object for each chunk, with a row
 * for each volume that the chunk counts. The date is the day in UTC on which the run started. If a chunk is measured again, its
 * object is replaced. Thread-safe.
 */
final class VolumeObjects {
    /** Keeps no rows, for a stack that is configured without them. */
    static final VolumeObjects OFF = new VolumeObjects();

    private final @Nullable ReportStore store;

    private VolumeObjects() {
        this.store = null;
    }

    VolumeObjects(ReportStore store) {
        this.store = store;
    }

    /** Whether rows are kept. */
    boolean isOn() {
        return store != null;
    }

    /**
     * Begins the object of one chunk. If the plan cannot be read, no object is written, but the chunk can still be measured.
     *
     * @param run see {@link ebscensus.aws.store.S3RunStore#run}
     * @param plan returns the plan of the run, which has the start of the run and the account names; called only if rows are
     *     kept
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
