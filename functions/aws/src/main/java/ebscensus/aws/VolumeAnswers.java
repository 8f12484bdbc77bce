package ebscensus.aws;

import static ebscensus.aws.answer.KeptElements.Text.TEXT;

import ebscensus.aws.answer.AnswerElement;
import ebscensus.aws.answer.KeptElements.Fields;
import ebscensus.aws.answer.KeptElements.ListOf;
import ebscensus.aws.answer.KeptElements.TagValue;
import ebscensus.core.census.Labels;
import ebscensus.core.inventory.Volume;
import ebscensus.core.inventory.VolumeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.VolumeAttachmentState;
import software.amazon.awssdk.services.ec2.model.VolumeState;

/** Reads volumes from the responses to DescribeVolumes or to ListVolumesInRecycleBin. */
final class VolumeAnswers {
    private static final Fields ATTACHMENT = new Fields(Map.of("instanceId", TEXT, "status", TEXT));

    /** The elements of a DescribeVolumes response that are kept. */
    static final Fields DESCRIBED = page(new Fields(Map.ofEntries(
            Map.entry("volumeId", TEXT),
            Map.entry("volumeType", TEXT),
            Map.entry("availabilityZone", TEXT),
            Map.entry("size", TEXT),
            Map.entry("iops", TEXT),
            Map.entry("throughput", TEXT),
            Map.entry("status", TEXT),
            Map.entry("encrypted", TEXT),
            Map.entry("createTime", TEXT),
            Map.entry("multiAttachEnabled", TEXT),
            Map.entry("attachmentSet", new ListOf(ATTACHMENT)),
            Map.entry("tagSet", new TagValue("Name")))));

    /**
     * The elements of a ListVolumesInRecycleBin response that are kept. The response has neither the tags nor the encryption of
     * a volume.
     */
    static final Fields RECYCLED = page(new Fields(Map.of(
            "volumeId", TEXT,
            "volumeType", TEXT,
            "availabilityZone", TEXT,
            "size", TEXT,
            "iops", TEXT,
            "throughput", TEXT,
            "createTime", TEXT)));

    /** EC2's state of an attachment that has ended. */
    private static final String DETACHED = VolumeAttachmentState.DETACHED.toString();

    private static final String IN_USE = VolumeState.IN_USE.toString();
    private static final Set<String> GOING = Set.of(VolumeState.DELETING.toString(), VolumeState.DELETED.toString());

    private final AwsCalls calls;

    VolumeAnswers(AwsCalls calls) {
        this.calls = calls;
    }

    /** Whether the volume is being deleted or has been deleted. Such a volume is no longer billed. */
    static boolean isGoing(AnswerElement volume) {
        String status = volume.text("status");
        return status != null && GOING.contains(status);
    }

    Volume toVolume(AnswerElement volume, CallMeter meter) {
        String id = volume.text("volumeId");
        String type = volume.text("volumeType");
        if (id == null) {
            throw calls.nonsense(meter, "IncompleteAnswer", "a volume without an id");
        }
        if (type == null) {
            throw calls.nonsense(meter, "IncompleteAnswer", "volume " + id + " without a type");
        }
        String size = volume.text("size");
        if (size == null) {
            throw calls.nonsense(meter, "IncompleteAnswer", "volume " + id + " without a size");
        }
        var spec = new VolumeSpec(
                zone(volume.text("availabilityZone")),
                type,
                number(id, "size", size, meter),
                number(id, "iops", volume.text("iops"), meter),
                number(id, "throughput", volume.text("throughput"), meter),
                Boolean.parseBoolean(volume.text("multiAttachEnabled")),
                Boolean.parseBoolean(volume.text("encrypted")),
                Objects.requireNonNullElse(volume.text("createTime"), ""),
                Objects.requireNonNullElse(volume.text("tagSet"), ""));
        return new Volume(id, spec, isAttached(volume), instances(volume));
    }

    /**
     * Whether the volume is attached. If EC2 returns the state {@code in-use} but no attachment, the volume is attached to
     * something that AWS manages.
     */
    private static boolean isAttached(AnswerElement volume) {
        return volume.list("attachmentSet").isEmpty() ? IN_USE.equals(volume.text("status")) : hasAttachment(volume);
    }

    /** Whether the volume has an attachment that has not ended. */
    static boolean hasAttachment(AnswerElement volume) {
        for (AnswerElement attachment : volume.list("attachmentSet")) {
            if (isLive(attachment)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The ids of the instances to which the volume is attached. This method does not use a stream, because it runs for each of
     * millions of volumes.
     */
    private static List<String> instances(AnswerElement volume) {
        var instances = new ArrayList<String>(1);
        for (AnswerElement attachment : volume.list("attachmentSet")) {
            String instance = attachment.text("instanceId");
            if (instance != null && isLive(attachment)) {
                instances.add(instance);
            }
        }
        return instances;
    }

    /** Whether the attachment has not ended. This includes attachments that are just beginning or ending. */
    private static boolean isLive(AnswerElement attachment) {
        return !DETACHED.equals(attachment.text("status"));
    }

    private static String zone(@Nullable String told) {
        return told == null || told.isEmpty() ? Volume.UNKNOWN_ZONE : Labels.ofValue(told);
    }

    /** EC2's numbers are 32-bit integers (botocore's model, 2026-08). A missing number counts as 0. */
    private long number(String id, String field, @Nullable String text, CallMeter meter) {
        if (text == null) {
            return 0;
        }
        int number;
        try {
            number = Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw calls.nonsense(meter, "UnreadableSize", "volume " + id + " has the " + field + " \"" + text + "\"");
        }
        if (number < 0) {
            throw calls.nonsense(meter, "NegativeSize", "volume " + id + " has the " + field + " " + text);
        }
        return number;
    }

    private static Fields page(Fields volume) {
        return new Fields(Map.of("nextToken", TEXT, "volumeSet", new ListOf(volume)));
    }
}
