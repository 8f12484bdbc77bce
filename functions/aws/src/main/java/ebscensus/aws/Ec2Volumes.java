package ebscensus.aws;

import ebscensus.core.Budget;
import ebscensus.core.Volume;
import ebscensus.core.Volumes;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.VolumeAttachment;
import software.amazon.awssdk.services.ec2.model.VolumeAttachmentState;

/**
 * The volumes of instances by DescribeVolumes with a filter, which passes over instances that have vanished where a list of
 * ids would fail as a whole.
 */
final class Ec2Volumes implements Volumes {
    private final Ec2Client ec2;
    private final AwsCalls calls;

    Ec2Volumes(Ec2Client ec2, AwsCredentialsProvider credentials, Budget budget) {
        this.ec2 = ec2;
        this.calls = new AwsCalls("ec2:DescribeVolumes", new RequestBudget(budget), credentials);
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
            if (!page.hasVolumes()) {
                throw calls.nonsense(meter, "IncompleteAnswer", "an answer without a set of volumes");
            }
            for (var described : page.volumes()) {
                var volume = toVolume(described, meter);
                // The filter also matches attachments that have just ended.
                if (!volume.instances().isEmpty()) {
                    volumes.put(volume.id(), volume);
                }
            }
            token = Tokens.next(page.nextToken());
            if (token != null && !tokens.add(token)) {
                throw calls.nonsense(meter, "RepeatedPageToken", "a page led to an earlier one");
            }
        } while (token != null);
        return new Batch(List.copyOf(volumes.values()), meter.calls());
    }

    private DescribeVolumesResponse readPage(List<String> instances, @Nullable String token, CallMeter meter) {
        var request = DescribeVolumesRequest.builder()
                .maxResults(Ec2Limits.VOLUMES_PER_PAGE)
                .includeManagedResources(true)
                .filters(Filter.builder()
                        .name("attachment.instance-id")
                        .values(instances)
                        .build())
                .nextToken(token)
                .overrideConfiguration(calls.carrying(meter))
                .build();
        return calls.call(meter, () -> ec2.describeVolumes(request));
    }

    private Volume toVolume(software.amazon.awssdk.services.ec2.model.Volume volume, CallMeter meter) {
        if (volume.volumeId() == null || volume.volumeTypeAsString() == null || volume.size() == null) {
            throw calls.nonsense(meter, "IncompleteAnswer", "a volume without id, type or size: " + volume);
        }
        if (volume.size() < 0) {
            throw calls.nonsense(meter, "NegativeSize", "a volume of negative size: " + volume);
        }
        return new Volume(
                volume.volumeId(),
                volume.volumeTypeAsString(),
                volume.size(),
                Boolean.TRUE.equals(volume.multiAttachEnabled()),
                volume.attachments().stream()
                        .filter(attachment -> attachment.state() != VolumeAttachmentState.DETACHED)
                        .map(VolumeAttachment::instanceId)
                        .filter(Objects::nonNull)
                        .toList());
    }
}
