package ebscensus.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebscensus.aws.answer.AnswerBodies;
import ebscensus.aws.answer.AnswerReader;
import ebscensus.core.census.Labels;
import ebscensus.core.inventory.Budget;
import ebscensus.core.inventory.Fleet;
import ebscensus.core.inventory.Instance;
import ebscensus.core.inventory.Outcome.Failed;
import ebscensus.core.inventory.ScopeFailure;
import ebscensus.core.inventory.Volume;
import ebscensus.core.inventory.VolumeSpec;
import ebscensus.core.request.CensusRequest;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.protocol.Simulator;
import ebscensus.simulator.protocol.SimulatorOptions;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.VolumeAttachment;
import software.amazon.awssdk.services.ec2.model.VolumeAttachmentState;

/** What we read of an answer is what the SDK makes of it. */
class AnswerReaderTest {
    private static final int DOCUMENTS = 100;
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");
    private static final Budget BUDGET = Budget.ofCallsPerSecond(1_000_000);
    private static final List<String> BATCH = List.of("i-1");
    private static final AwsCredentialsProvider NOBODY = AnonymousCredentialsProvider.create();
    private static final CensusRequest BY_TEAM = CensusRequest.DEFAULT.withGroupBy(List.of("tag:team"));

    private final CannedAnswers answers = new CannedAnswers();
    private final Ec2Client sdk = CannedAnswers.client(answers, NOWHERE);
    private final Ec2Client ours = CannedAnswers.client(answers, NOWHERE, new AnswerReader.Gate(), new AnswerBodies());

    private final PrintStream standardError = System.err;

    @AfterEach
    void restoreStandardError() {
        System.setErr(standardError);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void volumes_are_read_as_the_SDK_reads_them(long seed) {
        for (long document = 0; document < DOCUMENTS; document++) {
            answers.serve(RandomAnswer.volumes(seed * DOCUMENTS + document));

            assertThat(ourVolumes()).as("document %d", document).isEqualTo(sdkVolumes());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void instances_are_read_as_the_SDK_reads_them(long seed) {
        for (long document = 0; document < DOCUMENTS; document++) {
            answers.serve(RandomAnswer.instances(seed * DOCUMENTS + document));

            var page = ourInstances(ours);
            assertThat(page.instances()).as("document %d", document).isEqualTo(sdkInstances(sdk));
            assertThat(page.nextToken())
                    .isEqualTo(Tokens.next(sdk.describeInstances().nextToken()));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void a_damaged_answer_fails_where_the_SDK_fails_and_is_the_same_where_it_does_not(long seed) {
        var random = new Random(seed);
        int accepted = 0;
        int refused = 0;
        // Of bytes that are no text the JDK's parser also tells there, beside its exception, and cannot be told not to.
        System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        for (long document = 0; document < DOCUMENTS; document++) {
            answers.serve(damaged(RandomAnswer.volumes(seed * DOCUMENTS + document), random));
            try {
                var expected = sdkVolumes();
                assertThat(ourVolumes()).as("document %d", document).isEqualTo(expected);
                accepted++;
            } catch (SdkException | Incomplete e) {
                if (e instanceof Incomplete || isNoXml(e)) {
                    assertThatThrownBy(this::ourVolumes)
                            .as("document %d", document)
                            .isInstanceOf(ScopeFailure.class);
                    refused++;
                }
            }
        }
        assertThat(accepted).isPositive();
        assertThat(refused).isPositive();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void pages_of_the_simulator_are_read_as_the_SDK_reads_them(long seed) {
        var options = SimulatorOptions.DEFAULT.withThrottle(false);
        try (var simulator = Simulator.start(Simulation.of(seed, 800), options);
                var http = Apache5HttpClient.create();
                var plain = CannedAnswers.client(http, simulator.endpoint());
                var reading = CannedAnswers.client(http, simulator.endpoint(), new AnswerReader.Gate())) {
            var page = ourInstances(reading);
            var batch = page.instances().stream().map(Instance::id).limit(200).toList();

            assertThat(page.instances())
                    .hasSizeGreaterThan(700)
                    .containsExactlyInAnyOrderElementsOf(sdkInstances(plain));
            assertThat(ourVolumes(reading, batch))
                    .hasSizeGreaterThan(200)
                    .containsExactlyInAnyOrderElementsOf(sdkVolumes(plain, batch));
        }
    }

    @Test
    void the_answer_of_another_action_is_not_taken_for_none() {
        for (long seed = 1; seed <= 20; seed++) {
            answers.serve(RandomAnswer.instances(seed));
            assertRefused(this::ourVolumes);
            answers.serve(RandomAnswer.volumes(seed));
            assertRefused(() -> ourInstances(ours));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x>",
                "<!DOCTYPE x [<!ENTITY e '5'>]>",
                "<!DOCTYPE x SYSTEM 'http://127.0.0.1:1/'>",
            })
    void a_document_type_declaration_is_refused(String declaration) {
        answers.serve((declaration + "<DescribeVolumesResponse><volumeSet/></DescribeVolumesResponse>")
                .getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(this::ourVolumes).isInstanceOf(ScopeFailure.class);
    }

    @Test
    void an_error_is_left_to_the_SDK() {
        answers.serve(
                400,
                ("<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>no</Message></Error></Errors>"
                                + "</Response>")
                        .getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(this::ourVolumes)
                .isInstanceOfSatisfying(
                        ScopeFailure.class,
                        failure -> assertThat(failure.missing())
                                .hasToString("Denied[action=ec2:DescribeVolumes, message=UnauthorizedOperation: no]"));
    }

    private static void assertRefused(Runnable read) {
        assertThatThrownBy(read::run)
                .isInstanceOfSatisfying(
                        ScopeFailure.class,
                        failure -> assertThat(failure.missing())
                                .isInstanceOfSatisfying(
                                        Failed.class,
                                        failed -> assertThat(failed.code()).isEqualTo("IncompleteAnswer")));
    }

    /** Cut short, or with one byte changed. */
    private static byte[] damaged(byte[] document, Random random) {
        int at = 1 + random.nextInt(document.length - 1);
        if (random.nextInt(3) == 0) {
            return Arrays.copyOf(document, at);
        }
        byte[] changed = document.clone();
        changed[at] = (byte) (random.nextBoolean() ? '<' : ' ' + random.nextInt(96));
        return changed;
    }

    private static boolean isNoXml(Exception e) {
        return String.valueOf(e.getMessage()).contains("Could not parse XML");
    }

    private List<Volume> ourVolumes() {
        return ourVolumes(ours, BATCH);
    }

    private List<Volume> sdkVolumes() {
        return sdkVolumes(sdk, BATCH);
    }

    private static List<Volume> ourVolumes(Ec2Client client, List<String> batch) {
        return new Ec2Volumes(
                        client,
                        NOBODY,
                        new RequestBudget(BUDGET, BudgetClock.SYSTEM),
                        new RequestBudget(BUDGET, BudgetClock.SYSTEM))
                .attachedTo(batch).volumes().stream()
                        .map(AnswerReaderTest::withoutTime)
                        .toList();
    }

    /** The SDK parses the time, which we leave as it is. */
    private static Volume withoutTime(Volume volume) {
        var spec = volume.spec();
        return new Volume(
                volume.id(),
                new VolumeSpec(
                        spec.zone(),
                        spec.type(),
                        spec.gibibytes(),
                        spec.iops(),
                        spec.mebibytesPerSecond(),
                        spec.multiAttach(),
                        spec.encrypted(),
                        "",
                        spec.name()),
                volume.instances());
    }

    private static Fleet.Page ourInstances(Ec2Client client) {
        return new Ec2Fleet(client, BY_TEAM, NOBODY, new RequestBudget(BUDGET, BudgetClock.SYSTEM)).page(null);
    }

    private static List<Volume> sdkVolumes(Ec2Client client, List<String> batch) {
        var answer = client.describeVolumes(request -> request.maxResults(1000)
                .includeManagedResources(true)
                .filters(Filter.builder()
                        .name("attachment.instance-id")
                        .values(batch)
                        .build()));
        if (!answer.hasVolumes()) {
            throw new Incomplete();
        }
        var volumes = new LinkedHashMap<String, Volume>();
        for (var volume : answer.volumes()) {
            if (volume.volumeId() == null
                    || volume.volumeType() == null
                    || volume.size() == null
                    || volume.size() < 0) {
                throw new Incomplete();
            }
            var attachments = volume.attachments().stream()
                    .filter(attachment -> attachment.state() != VolumeAttachmentState.DETACHED)
                    .toList();
            var instances = attachments.stream()
                    .map(VolumeAttachment::instanceId)
                    .filter(Objects::nonNull)
                    .toList();
            if (!attachments.isEmpty()) {
                boolean multiAttach = Boolean.TRUE.equals(volume.multiAttachEnabled());
                volumes.put(
                        volume.volumeId(),
                        new Volume(
                                volume.volumeId(),
                                new VolumeSpec(
                                        zone(volume.availabilityZone()),
                                        volume.volumeTypeAsString(),
                                        volume.size(),
                                        number(volume.iops()),
                                        number(volume.throughput()),
                                        multiAttach,
                                        Boolean.TRUE.equals(volume.encrypted()),
                                        "",
                                        name(volume.tags())),
                                instances));
            }
        }
        return List.copyOf(volumes.values());
    }

    private static long number(@Nullable Integer told) {
        if (told != null && told < 0) {
            throw new Incomplete();
        }
        return told == null ? 0 : told;
    }

    private static String name(List<Tag> tags) {
        String name = "";
        for (Tag tag : tags) {
            if ("Name".equals(tag.key())) {
                name = Objects.requireNonNullElse(tag.value(), "");
            }
        }
        return name;
    }

    private static String zone(@Nullable String told) {
        return told == null || told.isEmpty() ? "(unknown)" : Labels.ofValue(told);
    }

    private static List<Instance> sdkInstances(Ec2Client client) {
        return client
                .describeInstances(request -> request.maxResults(1000).includeManagedResources(true))
                .reservations()
                .stream()
                .flatMap(reservation -> reservation.instances().stream())
                .filter(instance -> instance.state().name() != InstanceStateName.TERMINATED)
                .map(instance -> new Instance(
                        instance.instanceId(),
                        instance.state().name() == InstanceStateName.STOPPED,
                        (int) instance.blockDeviceMappings().stream()
                                .filter(mapping -> mapping.ebs() != null)
                                .count(),
                        instance.tags().stream()
                                .filter(tag -> "team".equals(tag.key()))
                                .collect(Collectors.toMap(Tag::key, Tag::value, (_, last) -> last))))
                .toList();
    }

    /** The answer lacks what every answer of EC2 has. */
    private static final class Incomplete extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
