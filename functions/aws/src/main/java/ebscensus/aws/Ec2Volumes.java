package ebscensus.aws;

import ebscensus.aws.answer.AnswerElement;
import ebscensus.aws.answer.AnswerReader;
import ebscensus.core.inventory.Pages;
import ebscensus.core.inventory.Volume;
import ebscensus.core.inventory.Volumes;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.VolumeState;

/**
 * Reads the volumes of a scope with DescribeVolumes, and the volumes in its Recycle Bin with ListVolumesInRecycleBin. The volumes
 * of instances are selected with a filter of instance ids, because EC2 accepts a filter with the ids of instances that no longer
 * exist. A request with a list of volume ids would fail as a whole if one of the volumes no longer existed.
 */
final class Ec2Volumes implements Volumes {
    private static final List<String> IN_NO_USE =
            List.of(VolumeState.CREATING.toString(), VolumeState.AVAILABLE.toString(), VolumeState.ERROR.toString());

    private final Ec2Client ec2;
    private final AwsCalls calls;
    private final VolumeAnswers answers;
    private final Pages<Volume> recycleBin;

    /**
     * @param budget the budget for DescribeVolumes
     * @param forRecycleBin the budget for ListVolumesInRecycleBin
     */
    Ec2Volumes(Ec2Client ec2, AwsCredentialsProvider credentials, RequestBudget budget, RequestBudget forRecycleBin) {
        this.ec2 = ec2;
        this.calls = new AwsCalls("ec2:DescribeVolumes", budget, credentials);
        this.answers = new VolumeAnswers(calls);
        this.recycleBin = new Ec2RecycleBin(ec2, credentials, forRecycleBin);
    }

    @Override
    public Batch attachedTo(List<String> instances) {
        Volumes.requireBatch(instances);
        var filter = List.of(filter("attachment.instance-id", instances));
        var meter = new CallMeter();
        var volumes = new LinkedHashMap<String, Volume>();
        var tokens = new HashSet<String>();
        String token = null;
        do {
            var page = readPage(filter, token, meter);
            for (var described : page.list("volumeSet")) {
                var volume = answers.toVolume(described, meter);
                // The filter also matches attachments that have just ended.
                if (VolumeAnswers.hasAttachment(described)) {
                    volumes.put(volume.id(), volume);
                }
            }
            token = Tokens.next(page.text("nextToken"));
            if (token != null && !tokens.add(token)) {
                throw calls.nonsense(meter, "RepeatedPageToken", "a page token led back to an earlier page");
            }
        } while (token != null);
        return new Batch(List.copyOf(volumes.values()), meter.calls());
    }

    @Override
    public Pages<Volume> all() {
        return new Described(List.of());
    }

    @Override
    public Pages<Volume> others() {
        return new Described(List.of(filter("status", IN_NO_USE)));
    }

    @Override
    public Pages<Volume> recycleBin() {
        return recycleBin;
    }

    @Override
    public String action() {
        return calls.action();
    }

    private static Filter filter(String name, List<String> values) {
        return Filter.builder().name(name).values(values).build();
    }

    private AnswerElement readPage(List<Filter> filters, @Nullable String token, CallMeter meter) {
        var reader = new AnswerReader("DescribeVolumesResponse", VolumeAnswers.DESCRIBED);
        var request = DescribeVolumesRequest.builder()
                .maxResults(Ec2Limits.VOLUMES_PER_PAGE)
                .includeManagedResources(true)
                .filters(filters)
                .nextToken(token)
                .overrideConfiguration(calls.carrying(meter, reader))
                .build();
        calls.call(meter, () -> ec2.describeVolumes(request));
        return calls.requireSet("volumeSet", reader, meter);
    }

    /** The volumes that pass these filters, page by page. */
    private final class Described implements Pages<Volume> {
        private final List<Filter> filters;

        Described(List<Filter> filters) {
            this.filters = filters;
        }

        @Override
        public Page<Volume> page(@Nullable String token) {
            var meter = new CallMeter();
            var page = readPage(filters, token, meter);
            var volumes = page.list("volumeSet").stream()
                    .filter(volume -> !VolumeAnswers.isGoing(volume))
                    .map(volume -> answers.toVolume(volume, meter))
                    .toList();
            return new Page<>(volumes, Tokens.next(page.text("nextToken")), meter.calls());
        }

        @Override
        public String action() {
            return calls.action();
        }
    }
}
