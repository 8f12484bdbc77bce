package ebscensus.cli;

import ebscensus.simulator.fleet.Attachment;
import ebscensus.simulator.fleet.Instance;
import ebscensus.simulator.fleet.InstanceState;
import ebscensus.simulator.fleet.ScopeFleet;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.fleet.Volume;
import ebscensus.simulator.fleet.VolumeState;
import ebscensus.simulator.json.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A row of the table of volumes, of the model of a simulation. A Multi-Attach volume has a row for each of its instances, as if
 * each were in a chunk of its own.
 */
record VolumeRow(Volume volume, String use) {
    static List<VolumeRow> of(Simulation simulation) {
        return simulation.fleets().values().stream()
                .map(fleet -> fleet.when(_ -> true))
                .flatMap(VolumeRow::of)
                .toList();
    }

    private static Stream<VolumeRow> of(ScopeFleet fleet) {
        var own = LongStream.range(0, fleet.live())
                .mapToObj(fleet::instance)
                .filter(Instance::live)
                .flatMap(instance -> LongStream.range(0, fleet.ownVolumes(instance))
                        .mapToObj(slot -> fleet.ownVolume(instance, (int) slot)));
        var shared = LongStream.range(0, fleet.neighbourhoods())
                .mapToObj(fleet::sharedVolume)
                .flatMap(Optional::stream);
        var loose = Stream.concat(
                LongStream.range(0, fleet.detachedVolumes()).mapToObj(fleet::detachedVolume),
                LongStream.range(0, fleet.serviceVolumes()).mapToObj(fleet::serviceVolume));
        var recycled = LongStream.range(0, fleet.recycledVolumes())
                .mapToObj(fleet::recycledVolume)
                .flatMap(Optional::stream)
                .map(there -> new VolumeRow(there.volume(), "recycle-bin"));
        return Stream.concat(
                Stream.of(own, shared, loose).flatMap(volumes -> volumes).mapMulti(VolumeRow::of), recycled);
    }

    private static void of(Volume volume, Consumer<VolumeRow> rows) {
        var instances = volume.attachments().stream()
                .filter(attachment -> attachment.state().holds())
                .filter(Attachment.ToInstance.class::isInstance)
                .map(attachment -> ((Attachment.ToInstance) attachment).instance())
                .toList();
        instances.forEach(instance ->
                rows.accept(new VolumeRow(volume, instance.state() == InstanceState.STOPPED ? "stopped" : "running")));
        if (instances.isEmpty() && volume.exists() && volume.state() != VolumeState.DELETING) {
            rows.accept(new VolumeRow(volume, volume.state() == VolumeState.IN_USE ? "unlisted" : "unattached"));
        }
    }

    /** Our own choice of times, since the model has none. */
    String createdAt() {
        int days = (int) Long.remainderUnsigned(volume.hash(), 900);
        return Simulation.FIRST_DATE.minusDays(days) + "T10:20:30.000Z";
    }

    String json() {
        var row = new LinkedHashMap<String, Object>();
        row.put("SubAccountId", volume.fleet().scope().account());
        row.put("RegionId", volume.fleet().scope().region());
        row.put("ResourceId", volume.id());
        row.put("ResourceType", "Volume");
        row.put("Tags", volume.tags());
        row.put("VolumeType", volume.type().wireName);
        row.put("Use", use);
        row.put("Gibibytes", volume.gibibytes());
        row.put("Iops", volume.provision().iops());
        row.put("Encrypted", volume.encrypted());
        row.put("MultiAttach", volume.multiAttach());
        row.put("CreatedAt", createdAt());
        row.put("SeenByOtherChunks", volume.multiAttach());
        return JsonText.of(row);
    }
}
