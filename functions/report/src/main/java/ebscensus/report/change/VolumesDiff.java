package ebscensus.report.change;

import ebscensus.report.Overview;
import ebscensus.report.change.VolumeChanges.Kind;
import ebscensus.report.change.VolumeChanges.Largest;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Compares two lists of volumes that may be larger than memory. Each list is divided into {@value #PARTS} files by the hashes
 * of the ids of its volumes, and only one pair of files is in memory at a time. If each list has ten million volumes, memory
 * holds some 150,000 of each list at once.
 */
public final class VolumesDiff {
    private static final int PARTS = 64;

    private final Comparison comparison;
    private final Map<Kind, Top> tops = new EnumMap<>(Kind.class);

    /**
     * @param before the earlier report, which shows what the earlier run counted
     * @param after the later report, which shows what the later run counted
     */
    public VolumesDiff(Overview before, Overview after) {
        this.comparison = new Comparison(before, after);
        for (Kind kind : Kind.values()) {
            tops.put(kind, new Top(kind));
        }
    }

    /** A list of volumes, which passes each volume to a consumer at least once. */
    @FunctionalInterface
    public interface VolumeList {
        void forEach(Consumer<ListedVolume> each) throws IOException;
    }

    /**
     * @param scratch an empty folder for temporary files; the caller may delete the folder afterwards
     * @throws IOException if a list cannot be read or the folder cannot be written to
     */
    public VolumeChanges compare(VolumeList before, VolumeList after, Path scratch) throws IOException {
        divide(before, scratch, "before");
        divide(after, scratch, "after");
        for (int part = 0; part < PARTS; part++) {
            compare(read(scratch, "before", part), read(scratch, "after", part));
        }
        var kinds = new TreeMap<Kind, Largest>();
        tops.forEach((kind, top) -> kinds.put(kind, top.largest()));
        return new VolumeChanges(kinds);
    }

    private static void divide(VolumeList list, Path scratch, String name) throws IOException {
        var parts = new ArrayList<DataOutputStream>();
        try {
            for (int part = 0; part < PARTS; part++) {
                parts.add(new DataOutputStream(
                        new BufferedOutputStream(Files.newOutputStream(scratch.resolve(name + part)))));
            }
            list.forEach(
                    volume -> write(volume, parts.get(Math.floorMod(volume.id().hashCode(), PARTS))));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            for (DataOutputStream part : parts) {
                part.close();
            }
        }
    }

    private static void write(ListedVolume volume, DataOutputStream part) {
        try {
            volume.write(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads one part of a list. If several chunks counted a volume, the list has several entries for it, and only the first is
     * kept.
     */
    private static Map<String, ListedVolume> read(Path scratch, String name, int part) throws IOException {
        var volumes = new HashMap<String, ListedVolume>();
        try (var in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(scratch.resolve(name + part))))) {
            while (true) {
                var volume = ListedVolume.read(in);
                volumes.putIfAbsent(volume.id(), volume);
            }
        } catch (EOFException _) {
            return volumes;
        }
    }

    private void compare(Map<String, ListedVolume> before, Map<String, ListedVolume> after) {
        after.forEach((id, now) -> {
            var old = before.remove(id);
            if (old == null) {
                add(Kind.ADDED, isCompared(now), new VolumeChange(null, now));
            } else {
                var change = new VolumeChange(old, now);
                add(Kind.GROWN, now.gibibytes() > old.gibibytes(), change);
                add(Kind.RETYPED, !now.type().equals(old.type()), change);
            }
        });
        before.values().forEach(old -> add(Kind.GONE, isCompared(old), new VolumeChange(old, null)));
    }

    private boolean isCompared(ListedVolume volume) {
        return comparison.isCovered(volume.scope(), volume.use());
    }

    private void add(Kind kind, boolean holds, VolumeChange change) {
        if (holds) {
            tops.computeIfAbsent(kind, Top::new).add(change);
        }
    }

    /** The totals of one kind of change so far, and its largest changes, in bounded memory. */
    private static final class Top {
        private final Kind kind;
        private final TreeSet<VolumeChange> named;
        private long volumes;
        private long gibibytes;

        Top(Kind kind) {
            this.kind = kind;
            this.named = new TreeSet<>(Comparator.comparingLong((VolumeChange change) -> Math.abs(size(change)))
                    .thenComparing(change -> change.volume().id(), Comparator.reverseOrder()));
        }

        void add(VolumeChange change) {
            volumes++;
            gibibytes = Math.addExact(gibibytes, size(change));
            named.add(change);
            if (named.size() > VolumeChanges.MOST_NAMED) {
                named.pollFirst();
            }
        }

        private long size(VolumeChange change) {
            return kind == Kind.RETYPED ? change.volume().gibibytes() : change.moreGibibytes();
        }

        Largest largest() {
            return new Largest(volumes, gibibytes, List.copyOf(named.descendingSet()));
        }
    }
}
