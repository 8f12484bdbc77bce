package ebscensus.aws;

import static ebscensus.aws.ScriptedAws.OWN;
import static ebscensus.aws.ScriptedAws.assumed;
import static ebscensus.aws.ScriptedAws.ec2Error;
import static ebscensus.aws.ScriptedAws.identity;
import static ebscensus.aws.ScriptedAws.instances;
import static ebscensus.aws.ScriptedAws.noVolumes;
import static ebscensus.aws.ScriptedAws.ok;
import static ebscensus.aws.ScriptedAws.stsError;
import static ebscensus.aws.ScriptedAws.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ebscensus.aws.ScriptedAws.Answer;
import ebscensus.aws.ScriptedAws.Asked;
import ebscensus.core.census.Census;
import ebscensus.core.census.LedgerLine;
import ebscensus.core.census.Measures;
import ebscensus.core.census.Verdict;
import ebscensus.core.count.Concurrency;
import ebscensus.core.count.InProcessCensus;
import ebscensus.core.count.Progress;
import ebscensus.core.count.ScopeResolver;
import ebscensus.core.inventory.Outcome;
import ebscensus.core.inventory.Outcome.Denied;
import ebscensus.core.inventory.Outcome.Failed;
import ebscensus.core.inventory.Outcome.Measured;
import ebscensus.core.inventory.Outcome.RegionDisabled;
import ebscensus.core.inventory.Outcome.Suspended;
import ebscensus.core.inventory.Outcome.ThrottledOut;
import ebscensus.core.request.AccountRole;
import ebscensus.core.request.Accounts;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Regions;
import ebscensus.core.request.Scope;
import ebscensus.core.request.Tolerance;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a census says of each failure, and in which region it asks where one is off. */
class CausesTest {
    private static final String OTHER = "444455556666";
    private static final String NOT_VALIDATED = "AWS was not able to validate the provided access credentials";
    private static final Answer AUTH_FAILURE = ec2Error(401, "AuthFailure", NOT_VALIDATED);
    private static final String ATTACHED = "<instanceId>i-1</instanceId><status>attached</status>";

    @Test
    void one_AuthFailure_in_a_region_that_every_account_has_passes() {
        var refused = new AtomicInteger();
        Function<Asked, Answer> once =
                asked -> asked.action().equals("DescribeInstances") && refused.getAndIncrement() == 0
                        ? AUTH_FAILURE
                        : good(asked);
        try (var aws = ScriptedAws.start(once)) {
            assertThat(count(aws, "us-east-1", CensusRequest.DEFAULT).verdict()).isEqualTo(Verdict.COMPLETE);
        }
    }

    @Test
    void an_AuthFailure_that_stays_keeps_EC2s_words_where_the_region_cannot_be_off() {
        try (var aws = ScriptedAws.start(ec2(AUTH_FAILURE))) {
            assertThat(outcome(aws, "us-east-1"))
                    .isEqualTo(new Failed(
                            "ec2:DescribeInstances",
                            "AuthFailure",
                            aws.host() + ": " + NOT_VALIDATED,
                            "request-1",
                            true));
        }
    }

    @ParameterizedTest
    @CsvSource({"401, AuthFailure", "403, OptInRequired"})
    void where_the_region_may_be_off_it_is_said_to_be_off_with_EC2s_words(int status, String code) {
        try (var aws = ScriptedAws.start(ec2(ec2Error(status, code, "no")))) {
            assertThat(outcome(aws, "me-south-1"))
                    .isEqualTo(new RegionDisabled("ec2:DescribeInstances", code + " from " + aws.host() + ": no"));
            assertThat(aws.asked()).containsOnlyOnce("DescribeInstances/me-south-1");
        }
    }

    @Test
    void an_account_that_is_not_signed_up_for_EC2_is_not_said_to_lack_a_region_that_cannot_be_off() {
        try (var aws = ScriptedAws.start(ec2(ec2Error(403, "OptInRequired", "You are not subscribed")))) {
            assertThat(outcome(aws, "eu-central-1"))
                    .isEqualTo(new Failed(
                            "ec2:DescribeInstances",
                            "OptInRequired",
                            aws.host() + ": You are not subscribed",
                            "request-1",
                            false));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 407, 503})
    void an_answer_without_an_error_of_AWS_is_named_by_its_status(int status) {
        try (var aws = ScriptedAws.start(ec2(new Answer(status, "<html><body>Go away</body></html>")))) {
            assertThat(outcome(aws, "us-east-1"))
                    .isEqualTo(new Failed(
                            "ec2:DescribeInstances",
                            "HTTP " + status,
                            aws.host() + ": the response contains no AWS error",
                            "",
                            status == 503));
        }
    }

    @Test
    void a_page_of_a_proxy_in_place_of_an_answer_is_said_to_be_unreadable() {
        try (var aws = ScriptedAws.start(ec2(ok("<!DOCTYPE html><html><body>Log in</body></html>")))) {
            assertThat(outcome(aws, "us-east-1"))
                    .isEqualTo(new Failed(
                            "ec2:DescribeInstances",
                            "UnreadableAnswer",
                            aws.host() + ": its response is not in AWS's XML or JSON format",
                            "",
                            true));
        }
    }

    @Test
    void credentials_that_have_expired_and_are_renewed_by_nobody_do_not_pass() {
        try (var aws = ScriptedAws.start(ec2(ec2Error(400, "RequestExpired", "Request has expired.")))) {
            assertThat(outcome(aws, "us-east-1"))
                    .isEqualTo(new Failed(
                            "ec2:DescribeInstances",
                            "RequestExpired",
                            aws.host() + ": Request has expired.",
                            "request-1",
                            false));
            assertThat(aws.asked())
                    .as("where the clock is right another attempt would be refused, too")
                    .containsExactlyInAnyOrder(
                            "GetCallerIdentity/us-east-1", "DescribeInstances/us-east-1", "DescribeVolumes/us-east-1");
        }
    }

    @Test
    void credentials_of_a_role_that_have_expired_are_renewed() {
        try (var aws = ScriptedAws.start(ec2(ec2Error(400, "RequestExpired", "Request has expired.")))) {
            var census = count(aws, "us-east-1", in(OTHER));

            assertThat(census.ledger().getFirst().outcome()).isInstanceOfSatisfying(Failed.class, failed -> {
                assertThat(failed.code()).isEqualTo("RequestExpired");
                assertThat(failed.transientFailure()).isTrue();
            });
        }
    }

    @Test
    void a_throttled_AssumeRole_names_STS() {
        try (var aws = ScriptedAws.start(sts(stsError(400, "Throttling", "Rate exceeded")))) {
            assertThat(count(aws, "us-east-1", in(OTHER)).ledger().getFirst().outcome())
                    .isEqualTo(new ThrottledOut("sts:AssumeRole", "Throttling from " + aws.host() + ": Rate exceeded"));
        }
    }

    @Test
    void a_role_that_is_denied_in_the_middle_of_a_call_of_EC2_is_named_as_such() {
        try (var aws = ScriptedAws.start(sts(stsError(403, "AccessDenied", "not authorized")))) {
            var request = in(OTHER).withRegions(new Regions.AllEnabled());

            assertThat(count(aws, "us-east-1", request).ledger().getFirst().outcome())
                    .isEqualTo(new Denied("sts:AssumeRole", "AccessDenied from " + aws.host() + ": not authorized"));
        }
    }

    @Test
    void a_role_may_have_a_path() {
        try (var aws = ScriptedAws.start(CausesTest::good)) {
            var census = count(aws, "us-east-1", in(OTHER).withRole(new AccountRole("audit/Reader", null)));

            assertThat(census.verdict()).isEqualTo(Verdict.COMPLETE);
            assertThat(aws.requests())
                    .filteredOn(asked -> asked.action().equals("AssumeRole"))
                    .singleElement()
                    .extracting(Asked::form)
                    .asString()
                    .contains("RoleArn=arn%3Aaws%3Aiam%3A%3A444455556666%3Arole%2Faudit%2FReader");
        }
    }

    @Test
    void where_STS_refuses_in_a_region_that_is_off_it_is_asked_in_one_that_every_account_has() {
        try (var aws = ScriptedAws.start(lacking("me-south-1"))) {
            var request = CensusRequest.DEFAULT.withRegions(new Regions.Listed(List.of("me-south-1", "us-east-1")));

            var census = count(aws, "me-south-1", request);

            assertThat(aws.asked().subList(0, 2))
                    .containsExactly("GetCallerIdentity/me-south-1", "GetCallerIdentity/us-east-1");
            assertThat(census.verdict()).isEqualTo(Verdict.INCOMPLETE);
            assertThat(census.missing()).singleElement().satisfies(line -> {
                assertThat(line.scope()).hasToString(OWN + "/me-south-1");
                assertThat(line.outcome()).isInstanceOf(RegionDisabled.class);
            });
            assertThat(census.totals()).isEqualTo(new Measures(1, 80));
            var tolerant = request.withTolerate(new Tolerance(List.of("me-south-1")));
            assertThat(count(aws, "me-south-1", tolerant).verdict()).isEqualTo(Verdict.COMPLETE);
        }
    }

    @Test
    void the_regions_of_an_account_are_asked_for_where_every_account_is_if_it_lacks_the_configured_region() {
        try (var aws = ScriptedAws.start(lacking("me-south-1"))) {
            var census = count(aws, "me-south-1", CensusRequest.DEFAULT.withRegions(new Regions.AllEnabled()));

            assertThat(aws.asked()).contains("DescribeRegions/me-south-1", "DescribeRegions/us-east-1");
            assertThat(census.verdict()).isEqualTo(Verdict.COMPLETE);
        }
    }

    @Test
    void a_member_account_that_lacks_a_region_loses_that_region_only() {
        Function<Asked, Answer> memberLacks = asked -> {
            boolean isThere = asked.region().equals("me-south-1");
            if (isThere && asked.action().equals("AssumeRole")) {
                return stsError(403, "RegionDisabledException", "STS is not activated in this region for account");
            }
            return isThere && asked.key().startsWith("ASIA") ? AUTH_FAILURE : good(asked);
        };
        try (var aws = ScriptedAws.start(memberLacks)) {
            var request = CensusRequest.DEFAULT
                    .withAccounts(new Accounts.Listed(List.of(OWN, OTHER)))
                    .withRegions(new Regions.Listed(List.of("me-south-1", "eu-west-1")));

            var census = count(aws, "me-south-1", request);

            assertThat(census.ledger())
                    .extracting(LedgerLine::scope)
                    .extracting(Scope::toString)
                    .containsExactly(
                            OWN + "/eu-west-1", OWN + "/me-south-1", OTHER + "/eu-west-1", OTHER + "/me-south-1");
            assertThat(census.missing())
                    .extracting(LedgerLine::scope)
                    .extracting(Scope::toString)
                    .containsExactly(OTHER + "/me-south-1");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "me-south-1;us-east-1, , us-east-1",
        "us-east-1;me-south-1, , us-east-1",
        "me-south-1;us-east-1, eu-west-1, eu-west-1",
        "me-south-1, ap-east-1, ap-east-1",
        "us-gov-east-1, , us-gov-west-1",
        "us-gov-east-1, eu-west-1, us-gov-west-1",
        "cn-northwest-1, us-east-1, cn-north-1",
        "xx-newland-1, , us-east-1",
        "'', eu-west-1, eu-west-1",
        "'', , "
    })
    void the_order_of_the_regions_to_count_does_not_decide_where_the_census_starts(
            String counted, String configured, String home) {
        var regions = counted.isEmpty() ? List.<String>of() : List.of(counted.split(";"));

        assertThat(OptIn.home(configured, Set.copyOf(regions))).isEqualTo(home);
    }

    @Test
    void only_regions_of_the_commercial_partition_that_are_newer_than_March_2019_may_be_off() {
        var disabledByDefault =
                ("af-south-1 ap-east-1 ap-east-2 ap-south-2 ap-southeast-3 ap-southeast-4 ap-southeast-5"
                    + " ap-southeast-6 ap-southeast-7 ca-west-1 eu-central-2 eu-south-1 eu-south-2 il-central-1"
                    + " me-central-1 me-south-1 mx-central-1 xx-newland-1")
                        .split(" ");
        assertThat(disabledByDefault).allMatch(OptIn::mayBeOff);
        assertThat(List.of("us-east-1", "eu-north-1", "sa-east-1", "us-gov-east-1", "cn-northwest-1", "eusc-de-east-1"))
                .noneMatch(OptIn::mayBeOff);
        assertThat(OptIn.IN_EVERY_ACCOUNT).hasSize(17).noneMatch(OptIn::mayBeOff);
    }

    @Test
    void accounts_about_to_be_closed_are_counted_and_suspended_ones_have_a_line() {
        String accounts = "{\"Accounts\":[{\"Id\":\"111122223333\",\"State\":\"ACTIVE\",\"Status\":\"ACTIVE\"},"
                + "{\"Id\":\"444455556666\",\"State\":\"PENDING_CLOSURE\",\"Status\":\"PENDING_CLOSURE\"},"
                + "{\"Id\":\"777788889999\",\"State\":\"SUSPENDED\",\"Status\":\"SUSPENDED\"}]}";
        try (var aws = ScriptedAws.start(organization(ok(accounts)))) {
            var census = count(aws, "us-east-1", organization());

            assertThat(census.verdict()).isEqualTo(Verdict.INCOMPLETE);
            assertThat(census.ledger())
                    .extracting(line -> line.scope().account(), LedgerLine::outcome)
                    .containsExactly(
                            tuple("111122223333", new Measured()),
                            tuple("444455556666", new Measured()),
                            tuple("777788889999", new Suspended("SUSPENDED")));
        }
    }

    @Test
    void an_account_without_a_state_has_its_status() {
        String accounts = "{\"Accounts\":[{\"Id\":\"111122223333\",\"Status\":\"ACTIVE\"},"
                + "{\"Id\":\"777788889999\",\"Status\":\"SUSPENDED\"}]}";
        try (var aws = ScriptedAws.start(organization(ok(accounts)))) {
            assertThat(count(aws, "us-east-1", organization()).ledger())
                    .extracting(LedgerLine::outcome)
                    .containsExactly(new Measured(), new Suspended("SUSPENDED"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "AccessDeniedException, You don't have permissions to access this resource.",
        "AWSOrganizationsNotInUseException, Your account is not a member of an organization."
    })
    void what_Organizations_answers_is_kept(String code, String message) {
        var answer = new Answer(400, "{\"__type\":\"" + code + "\",\"Message\":\"" + message + "\"}");
        try (var aws = ScriptedAws.start(organization(answer))) {
            var line = count(aws, "us-east-1", organization()).ledger().getFirst();

            assertThat(line.scope()).hasToString("*/*");
            if (line.outcome() instanceof Denied(String action, String words)) {
                assertThat(action).isEqualTo("organizations:ListAccounts");
                assertThat(words).isEqualTo("AccessDenied from " + aws.host() + ": " + message);
            } else {
                assertThat(line.outcome()).isInstanceOfSatisfying(Failed.class, failed -> {
                    assertThat(failed.code()).isEqualTo(code);
                    assertThat(failed.message()).isEqualTo(aws.host() + ": " + message);
                });
            }
        }
    }

    @Test
    void a_matched_volume_whose_attachment_names_no_instance_is_counted_under_a_label_of_its_own() {
        Function<Asked, Answer> script = asked ->
                asked.action().equals("DescribeVolumes") ? volume(80, "<status>attached</status>") : good(asked);
        try (var aws = ScriptedAws.start(script)) {
            var census = count(aws, "us-east-1", CensusRequest.DEFAULT.withGroupBy(List.of("tag:team")));

            assertThat(census.verdict()).isEqualTo(Verdict.COMPLETE);
            assertThat(census.totals()).isEqualTo(new Measures(1, 80));
            assertThat(census.by(Dimension.tag("team"))).isEqualTo(Map.of("(unlisted)", new Measures(1, 80)));
        }
    }

    @Test
    void a_matched_volume_that_has_just_been_detached_is_not_counted() {
        Function<Asked, Answer> script = asked -> asked.action().equals("DescribeVolumes")
                ? volume(80, "<instanceId>i-1</instanceId><status>detached</status>")
                : good(asked);
        try (var aws = ScriptedAws.start(script)) {
            assertThat(count(aws, "us-east-1", CensusRequest.DEFAULT).totals()).isEqualTo(Measures.NONE);
        }
    }

    @Test
    void fifty_instances_with_mapped_volumes_of_which_none_is_found_are_incomplete() {
        var ids = IntStream.range(0, 50).mapToObj(number -> "i-" + number).toList();
        Function<Asked, Answer> script = asked -> switch (asked.action()) {
            case "DescribeInstances" -> instances(ids);
            case "DescribeVolumes" -> noVolumes();
            default -> good(asked);
        };
        try (var aws = ScriptedAws.start(script)) {
            var census = count(aws, "us-east-1", CensusRequest.DEFAULT);

            assertThat(census.verdict()).isEqualTo(Verdict.INCOMPLETE);
            assertThat(census.instances()).isZero();
            assertThat(census.ledger().getFirst().outcome())
                    .isInstanceOfSatisfying(
                            Failed.class,
                            failed -> assertThat(failed.message())
                                    .contains("EC2 contradicts itself", "of 50 instances (i-0, …)"));
            var asked = aws.asked().stream()
                    .filter(call -> !call.startsWith("ListVolumesInRecycleBin/"))
                    .toList();
            assertThat(asked.subList(0, 3))
                    .containsExactlyInAnyOrder(
                            "GetCallerIdentity/us-east-1", "DescribeInstances/us-east-1", "DescribeVolumes/us-east-1");
            assertThat(asked.subList(3, asked.size()))
                    .containsExactly("DescribeInstances/us-east-1", "DescribeVolumes/us-east-1");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:1, ConnectionRefused, 127.0.0.1:1: it refuses connections",
        "http://host.invalid, UnknownHost, host.invalid: this machine cannot resolve the host name"
    })
    void a_failure_of_the_network_has_a_name_of_ours(String endpoint, String code, String message) {
        try (var aws = ScriptedAws.start(CausesTest::good);
                var inventory = AwsInventory.connect(aws.settings("us-east-1").withEndpoint(URI.create(endpoint)))) {
            var scopes = ScopeResolver.Resolution.of(List.of(new Scope(OWN, "us-east-1")));
            var census = new InProcessCensus(inventory, Concurrency.DEFAULT, new Progress())
                    .count(CensusRequest.DEFAULT.withCallsPerSecond(60), scopes);

            assertThat(census.ledger().getFirst().outcome())
                    .isEqualTo(new Failed("sts:GetCallerIdentity", code, message, "", true));
        }
    }

    @Test
    void no_outcome_names_a_class_or_null() {
        for (Answer answer : List.of(
                new Answer(503, "<html/>"),
                new Answer(200, "not xml"),
                new Answer(200, ""),
                new Answer(200, "<DescribeInstancesResponse/>"),
                new Answer(400, "<Response/>"),
                new Answer(500, ""),
                ec2Error(400, "", ""),
                instances(List.of("")))) {
            try (var aws = ScriptedAws.start(ec2(answer))) {
                assertHasNoJavaInIt(outcome(aws, "us-east-1"));
            }
            try (var aws = ScriptedAws.start(sts(answer))) {
                assertHasNoJavaInIt(
                        count(aws, "us-east-1", in(OTHER)).ledger().getFirst().outcome());
            }
            try (var aws = ScriptedAws.start(organization(answer))) {
                assertHasNoJavaInIt(count(aws, "us-east-1", organization())
                        .ledger()
                        .getFirst()
                        .outcome());
            }
        }
    }

    private static void assertHasNoJavaInIt(Outcome outcome) {
        assertThat(outcome.toString())
                .doesNotContain("null", "java.", "software.amazon", "Exception", "unexpected", "Unexpected");
    }

    private static Function<Asked, Answer> ec2(Answer always) {
        return asked -> asked.action().equals("DescribeInstances") ? always : good(asked);
    }

    private static Function<Asked, Answer> sts(Answer always) {
        return asked -> asked.action().equals("AssumeRole") ? always : good(asked);
    }

    private static Function<Asked, Answer> organization(Answer always) {
        return asked -> asked.action().equals("ListAccounts") ? always : good(asked);
    }

    /** The own account has not enabled that region: no service there accepts its credentials. */
    private static Function<Asked, Answer> lacking(String region) {
        return asked -> {
            if (!asked.region().equals(region)) {
                return good(asked);
            }
            return asked.action().equals("GetCallerIdentity")
                    ? stsError(403, "InvalidClientTokenId", "The security token included in the request is invalid")
                    : AUTH_FAILURE;
        };
    }

    /** One account with one instance in every region, with a volume of 80 GiB. */
    private static Answer good(Asked asked) {
        return switch (asked.action()) {
            case "GetCallerIdentity" -> identity();
            case "AssumeRole" -> assumed();
            case "DescribeRegions" ->
                ok("<DescribeRegionsResponse><regionInfo><item><regionName>us-east-1</regionName></item></regionInfo>"
                        + "</DescribeRegionsResponse>");
            case "DescribeInstances" -> instances(List.of("i-1"));
            case "DescribeVolumes" -> volume(80, ATTACHED);
            default -> new Answer(400, "");
        };
    }

    private static CensusRequest in(String account) {
        return CensusRequest.DEFAULT.withAccounts(new Accounts.Listed(List.of(account)));
    }

    private static CensusRequest organization() {
        return CensusRequest.DEFAULT.withAccounts(new Accounts.Organization(List.of(), List.of()));
    }

    private static Outcome outcome(ScriptedAws aws, String region) {
        return count(aws, region, CensusRequest.DEFAULT).ledger().getFirst().outcome();
    }

    private static Census count(ScriptedAws aws, String region, CensusRequest request) {
        try (var inventory = AwsInventory.connect(aws.settings(region))) {
            var own = new Scope(inventory.caller().account(), inventory.ownRegion());
            var patient = request.withCallsPerSecond(60);
            var resolved = new ScopeResolver(inventory, Concurrency.DEFAULT, own).resolve(patient);
            return new InProcessCensus(inventory, Concurrency.DEFAULT, new Progress()).count(patient, resolved);
        }
    }
}
