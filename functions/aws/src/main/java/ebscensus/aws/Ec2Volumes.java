package ebscensus.aws;

import static ebscensus.aws.KeptElements.Text.TEXT;

import ebscensus.aws.KeptElements.Fields;
import ebscensus.aws.KeptElements.ListOf;
import ebscensus.core.census.Labels;
import ebscensus.core.inventory.Volume;
import ebscensus.core.inventory.Volumes;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.VolumeAttachmentState;

/**
 * The volumes of instances from DescribeVolumes with a filter. The filter ignores instances that have vanished, whereas a list
 * of ids would fail completely.
 */
final class Ec2Volumes implements Volumes {
    private static final KeptElements PAGE = new Fields(Map.of(
            "nextToken",
            TEXT,
            "volumeSet",
            new ListOf(new Fields(Map.of(
                    "volumeId", TEXT,
                    "volumeType", TEXT,
                    "availabilityZone", TEXT,
                    "size", TEXT,
                    "multiAttachEnabled", TEXT,
                    "attachmentSet", new ListOf(new Fields(Map.of("instanceId", TEXT, "status", TEXT))))))));

    /** EC2's state of an attachment that has ended. */
    private static final String DETACHED = VolumeAttachmentState.DETACHED.toString();

    private final Ec2Client ec2;
    private final AwsCalls calls;

    Ec2Volumes(Ec2Client ec2, AwsCredentialsProvider credentials, RequestBudget budget) {
        this.ec2 = ec2;
        this.calls = new AwsCalls("ec2:DescribeVolumes", budget, credentials);
    }

    @Override
    public String action() {
        return calls.action();
    }

    @Override
    public Batch attachedTo(List<String> instances) {
        Volumes.requireBatch(instances);
        var meter = new CallMeter();
        var volumes = new LinkedHashMap<String, Volume>();
        var tokens = new HashSet<String>();
        String token = null;
        do {
            var page = readPage(instances, token, meter);
            for (var described : page.list("volumeSet")) {
                var volume = toVolume(described, meter);
                // The filter also matches attachments that have just ended.
                if (described.list("attachmentSet").stream().anyMatch(Ec2Volumes::isAttached)) {
                    volumes.put(volume.id(), volume);
                }
            }
            token = Tokens.next(page.text("nextToken"));
            if (token != null && !tokens.add(token)) {
                throw calls.nonsense(meter, "RepeatedPageToken", "a page led to an earlier one");
            }
        } while (token != null);
        return new Batch(List.copyOf(volumes.values()), meter.calls());
    }

    private AnswerElement readPage(List<String> instances, @Nullable String token, CallMeter meter) {
        var reader = new AnswerReader("DescribeVolumesResponse", PAGE);
        var request = DescribeVolumesRequest.builder()
                .maxResults(Ec2Limits.VOLUMES_PER_PAGE)
                .includeManagedResources(true)
                .filters(Filter.builder()
                        .name("attachment.instance-id")
                        .values(instances)
                        .build())
                .nextToken(token)
                .overrideConfiguration(calls.carrying(meter, reader))
                .build();
        calls.call(meter, () -> ec2.describeVolumes(request));
        return calls.requireSet("volumeSet", reader, meter);
    }

    private Volume toVolume(AnswerElement volume, CallMeter meter) {
        String id = volume.text("volumeId");
        String type = volume.text("volumeType");
        if (id == null) {
            throw calls.nonsense(meter, "IncompleteAnswer", "a volume without an id");
        }
        if (type == null) {
            throw calls.nonsense(meter, "IncompleteAnswer", "volume " + id + " without a type");
        }
        return new Volume(
                id,
                zone(volume.text("availabilityZone")),
                type,
                gibibytes(id, volume.text("size"), meter),
                Boolean.parseBoolean(volume.text("multiAttachEnabled")),
                volume.list("attachmentSet").stream()
                        .filter(Ec2Volumes::isAttached)
                        .map(attachment -> attachment.text("instanceId"))
                        .filter(Objects::nonNull)
                        .toList());
    }

    private static String zone(@Nullable String told) {
        return told == null || told.isEmpty() ? Volume.UNKNOWN_ZONE : Labels.ofValue(told);
    }

    /** True also while it is being attached or detached. */
    private static boolean isAttached(AnswerElement attachment) {
        return !DETACHED.equals(attachment.text("status"));
    }

    /** EC2's sizes are 32-bit integers: botocore's model, 2026-08. */
    private long gibibytes(String id, @Nullable String size, CallMeter meter) {
        if (size == null) {
            throw calls.nonsense(meter, "IncompleteAnswer", "volume " + id + " without a size");
        }
        int gibibytes;
        try {
            gibibytes = Integer.parseInt(size);
        } catch (NumberFormatException _) {
            throw calls.nonsense(meter, "UnreadableSize", "volume " + id + " has the size \"" + size + "\"");
        }
        if (gibibytes < 0) {
            throw calls.nonsense(meter, "NegativeSize", "volume " + id + " has the size " + size);
        }
        return gibibytes;
    }
}
