package ebscensus.aws;

import ebscensus.aws.answer.AnswerReader;
import ebscensus.core.inventory.Pages;
import ebscensus.core.inventory.Volume;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ListVolumesInRecycleBinRequest;

/**
 * Reads the volumes in the Recycle Bin of a scope with ListVolumesInRecycleBin. The Recycle Bin contains deleted volumes that a
 * retention rule keeps.
 */
final class Ec2RecycleBin implements Pages<Volume> {
    private final Ec2Client ec2;
    private final AwsCalls calls;
    private final VolumeAnswers answers;

    Ec2RecycleBin(Ec2Client ec2, AwsCredentialsProvider credentials, RequestBudget budget) {
        this.ec2 = ec2;
        this.calls = new AwsCalls("ec2:ListVolumesInRecycleBin", budget, credentials);
        this.answers = new VolumeAnswers(calls);
    }

    @Override
    public Page<Volume> page(@Nullable String token) {
        var meter = new CallMeter();
        var reader = new AnswerReader("ListVolumesInRecycleBinResponse", VolumeAnswers.RECYCLED);
        var request = ListVolumesInRecycleBinRequest.builder()
                .maxResults(Ec2Limits.RECYCLED_VOLUMES_PER_PAGE)
                .nextToken(token)
                .overrideConfiguration(calls.carrying(meter, reader))
                .build();
        calls.call(meter, () -> ec2.listVolumesInRecycleBin(request));
        var page = calls.requireSet("volumeSet", reader, meter);
        var volumes = page.list("volumeSet").stream()
                .map(volume -> answers.toVolume(volume, meter))
                .toList();
        return new Page<>(volumes, Tokens.next(page.text("nextToken")), meter.calls());
    }

    @Override
    public String action() {
        return calls.action();
    }
}
