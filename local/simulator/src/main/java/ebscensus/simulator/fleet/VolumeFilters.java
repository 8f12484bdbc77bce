package ebscensus.simulator.fleet;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The filters of DescribeVolumes that are simulated. */
public final class VolumeFilters {
    public static final String ID = "volume-id";
    public static final String INSTANCE = "attachment.instance-id";

    private VolumeFilters() {}

    public static Optional<Filters.Property<Volume>> property(String filter) {
        if (filter.startsWith("tag:")) {
            var key = filter.substring("tag:".length());
            return Optional.of(volume ->
                    Optional.ofNullable(volume.tags().get(key)).map(List::of).orElse(List.of()));
        }
        return Optional.ofNullable(
                switch (filter) {
                    case ID -> volume -> List.of(volume.id());
                    case INSTANCE ->
                        volume -> toInstances(volume)
                                .map(to -> to.instance().id())
                                .toList();
                    case "attachment.device" ->
                        volume -> toInstances(volume)
                                .map(Attachment.ToInstance::device)
                                .toList();
                    case "attachment.status" ->
                        volume -> volume.attachments().stream()
                                .map(attachment -> attachment.state().wireName)
                                .toList();
                    case "availability-zone" -> volume -> List.of(zone(volume));
                    case "encrypted" -> volume -> List.of(Boolean.toString(volume.encrypted()));
                    case "multi-attach-enabled" -> volume -> List.of(Boolean.toString(volume.multiAttach()));
                    case "operator.managed" -> volume -> List.of(Boolean.toString(volume.managed()));
                    case "size" -> volume -> List.of(Integer.toString(volume.gibibytes()));
                    case "status" -> volume -> List.of(volume.state().wireName);
                    case "tag-key" -> volume -> volume.tags().keySet();
                    case "volume-type" -> volume -> List.of(volume.type().wireName);
                    default -> null;
                });
    }

    private static Stream<Attachment.ToInstance> toInstances(Volume volume) {
        return volume.attachments().stream()
                .filter(Attachment.ToInstance.class::isInstance)
                .map(Attachment.ToInstance.class::cast);
    }

    private static String zone(Volume volume) {
        return Zones.name(volume.fleet().scope().region(), volume.zone());
    }
}
