package ebscensus.cli.firstcontact;

import static ebscensus.cli.firstcontact.Fragments.IN_A_CONTAINER;
import static ebscensus.cli.firstcontact.Fragments.IN_A_POD;
import static ebscensus.cli.firstcontact.Fragments.KEYS_IN_ENVIRONMENT;
import static ebscensus.cli.firstcontact.Fragments.ON_AN_INSTANCE;
import static ebscensus.cli.firstcontact.Fragments.SSO_PROFILE;
import static ebscensus.cli.firstcontact.Fragments.keys;
import static ebscensus.cli.firstcontact.Fragments.ssoCache;
import static ebscensus.cli.firstcontact.Fragments.ssoToken;
import static ebscensus.cli.firstcontact.Identity.AUDIT;
import static ebscensus.cli.firstcontact.Identity.ENVIRONMENT;
import static ebscensus.cli.firstcontact.Identity.SSO;
import static ebscensus.cli.firstcontact.Row.row;

import ebscensus.cli.TestAtOnce;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** First contacts that counted another account, or gave a cause that was not theirs, each by its name. */
class FirstContactCasesTest {
    @TempDir
    private static Path folder;

    private static Pool pool;

    @BeforeAll
    static void start() throws Exception {
        pool = Pool.in(folder);
    }

    @AfterAll
    static void end() {
        pool.close();
    }

    @TestAtOnce
    void keys_in_the_environment_do_not_take_the_place_of_a_selected_profile() throws Exception {
        expect(audit().env(KEYS_IN_ENVIRONMENT)
                .credentials(keys("audit", AUDIT))
                .counts(AUDIT));
    }

    @TestAtOnce
    void a_web_identity_in_the_environment_does_not_take_the_place_of_a_selected_profile() throws Exception {
        expect(audit().env(IN_A_POD)
                .file("web-token", "web-token")
                .credentials(keys("audit", AUDIT))
                .counts(AUDIT));
    }

    @TestAtOnce
    void a_profile_without_its_sso_token_does_not_become_the_instance() throws Exception {
        expect(audit().env(ON_AN_INSTANCE)
                .config(SSO_PROFILE)
                .fails("audit", "token", "aws sso login --profile audit"));
    }

    @TestAtOnce
    void a_profile_whose_credential_process_fails_does_not_become_the_container() throws Exception {
        expect(audit().env(IN_A_CONTAINER)
                .config("[profile audit]", "credential_process = sh -c 'echo no such user >&2; exit 1'")
                .fails("audit", "credential_process", "no such user"));
    }

    @TestAtOnce
    void what_a_credential_process_says_is_passed_on() throws Exception {
        expect(audit().config("[profile audit]", "credential_process = sh -c 'echo vault is sealed >&2; exit 2'")
                .fails("audit", "credential_process", "vault is sealed"));
    }

    @TestAtOnce
    void a_profile_that_does_not_exist_does_not_become_the_instance_and_the_nearest_is_named() throws Exception {
        expect(row("AWS_PROFILE=adit")
                .env(ON_AN_INSTANCE)
                .env("AWS_PROFILE=adit")
                .credentials(keys("audit", AUDIT))
                .fails("adit", "audit", "AWS_PROFILE"));
    }

    @TestAtOnce
    void an_sso_profile_counts_with_the_portal_that_is_named() throws Exception {
        expect(audit().env("AWS_ENDPOINT_URL_SSO={http}")
                .config(SSO_PROFILE)
                .file(ssoCache(), ssoToken(SourceAnswers.PORTAL_TOKEN, "{hence}"))
                .counts(SSO));
    }

    @TestAtOnce
    void the_default_region_of_the_environment_goes_before_the_profiles() throws Exception {
        expect(Row.regionless("AWS_DEFAULT_REGION")
                .env(KEYS_IN_ENVIRONMENT)
                .env("AWS_DEFAULT_REGION=eu-west-1")
                .config("[default]", "region = us-east-1")
                .counts(ENVIRONMENT, "eu-west-1"));
    }

    @TestAtOnce
    void the_endpoint_of_a_selected_profile_is_asked() throws Exception {
        expect(audit().config("[profile audit]", "endpoint_url = {http}")
                .credentials(keys("audit", AUDIT))
                .countsAt("{httpHost}", AUDIT));
    }

    @TestAtOnce
    void the_fips_hosts_of_a_selected_profile_are_asked() throws Exception {
        expect(Row.regionless("fips")
                .args("--profile audit")
                .config("[profile audit]", "use_fips_endpoint = true", "region = us-east-1")
                .credentials(keys("audit", AUDIT))
                .countsAt("ec2-fips.us-east-1.amazonaws.com", "sts-fips.us-east-1.amazonaws.com", AUDIT, "us-east-1"));
    }

    @TestAtOnce
    void an_https_endpoint_is_asked_through_the_proxy_for_https() throws Exception {
        expect(row("HTTPS_PROXY")
                .env(KEYS_IN_ENVIRONMENT)
                .args("--endpoint-url https://ec2.corp.example")
                .countsAt("ec2.corp.example", "ec2.corp.example", ENVIRONMENT, "eu-west-1"));
    }

    @TestAtOnce
    void a_private_authority_is_trusted() throws Exception {
        expect(Row.bare("AWS_CA_BUNDLE")
                .env(KEYS_IN_ENVIRONMENT)
                .env("AWS_REGION=eu-west-1", "AWS_CA_BUNDLE={ca}")
                .args("--endpoint-url {https}")
                .countsAt("{httpsHost}", ENVIRONMENT));
    }

    @TestAtOnce
    void a_byte_order_mark_is_passed_over() throws Exception {
        expect(audit().config("\uFEFF[profile audit]", "region = us-east-1")
                .credentials(keys("audit", AUDIT))
                .counts(AUDIT));
    }

    @TestAtOnce
    void a_role_that_its_source_may_not_assume_says_so() throws Exception {
        expect(audit().config("[profile audit]", "role_arn = arn:aws:iam::333333333333:role/Closed")
                .config("source_profile = source")
                .credentials(keys("source", AUDIT))
                .fails("audit", "arn:aws:iam::333333333333:role/Closed", "AccessDenied"));
    }

    @TestAtOnce
    void a_role_that_wants_a_second_factor_says_what_to_do_where_there_is_no_terminal() throws Exception {
        expect(audit().config("[profile audit]", "mfa_serial = arn:aws:iam::222222222222:mfa/me")
                .config("role_arn = arn:aws:iam::333333333333:role/Reader-of-222222222222")
                .config("source_profile = source")
                .credentials(keys("source", AUDIT))
                .fails("audit", "mfa", "terminal"));
    }

    @TestAtOnce
    void a_token_file_that_is_missing_is_named() throws Exception {
        expect(row("token file").env(IN_A_POD).fails("{home}/web-token"));
    }

    @TestAtOnce
    void half_a_key_is_named() throws Exception {
        expect(audit().credentials("[audit]", "aws_secret_access_key = secret").fails("audit", "aws_access_key_id"));
    }

    @TestAtOnce
    void an_sts_that_throttles_for_ever_is_not_a_matter_of_credentials() throws Exception {
        var reply = Reply.stsError(400, "Throttling", "Rate exceeded");
        expect(row("throttling")
                .env(KEYS_IN_ENVIRONMENT)
                .answering(Script.always("sts", "GetCallerIdentity", reply))
                .fails("STS", "throttl", "Rate exceeded"));
    }

    @TestAtOnce
    void an_sts_that_throttles_once_is_asked_again() throws Exception {
        var asked = new AtomicInteger();
        expect(row("throttling once")
                .env(KEYS_IN_ENVIRONMENT)
                .answering(request -> request.asks("sts", "GetCallerIdentity") && asked.getAndIncrement() == 0
                        ? Optional.of(Reply.stsError(400, "Throttling", "Rate exceeded"))
                        : Optional.empty())
                .counts(ENVIRONMENT));
    }

    @TestAtOnce
    void a_page_of_a_proxy_in_place_of_sts_is_not_a_matter_of_credentials() throws Exception {
        expect(row("403 page")
                .env(KEYS_IN_ENVIRONMENT)
                .answering(Script.always("sts", "GetCallerIdentity", Reply.html(403, "Blocked by policy")))
                .fails("STS", "403", "sts.eu-west-1.amazonaws.com"));
    }

    @TestAtOnce
    void a_proxy_that_forbids_the_tunnel_is_named() throws Exception {
        expect(row("403 tunnel")
                .env(KEYS_IN_ENVIRONMENT)
                .proxy(ProxyScript.FORBIDS)
                .fails("proxy", "{proxyHost}", "403"));
    }

    @TestAtOnce
    void a_clock_that_is_wrong_is_not_a_matter_of_credentials() throws Exception {
        var reply = Reply.stsError(
                403,
                "SignatureDoesNotMatch",
                "Signature expired: 20260101T000000Z is now earlier than 20260101T001500Z");
        expect(row("clock")
                .env(KEYS_IN_ENVIRONMENT)
                .answering(Script.always("sts", "GetCallerIdentity", reply))
                .fails("STS", "clock", "Signature expired"));
    }

    @TestAtOnce
    void an_sts_that_is_out_of_order_is_not_a_matter_of_credentials() throws Exception {
        expect(row("503")
                .env(KEYS_IN_ENVIRONMENT)
                .answering(Script.always("sts", "GetCallerIdentity", Reply.html(503, "Service Unavailable")))
                .fails("STS", "503"));
    }

    @TestAtOnce
    void keys_that_sts_does_not_know_are_a_matter_of_credentials() throws Exception {
        expect(row("unknown keys")
                .env("AWS_ACCESS_KEY_ID=AKIA000000000000NONE", "AWS_SECRET_ACCESS_KEY=secret")
                .fails("STS", "InvalidClientTokenId", "AWS_ACCESS_KEY_ID"));
    }

    @TestAtOnce
    void an_ec2_that_is_out_of_order_is_named_by_its_status() throws Exception {
        expect(row("EC2 503")
                .env(KEYS_IN_ENVIRONMENT)
                .answering(Script.always("ec2", "DescribeInstances", Reply.html(503, "Service Unavailable")))
                .fails("DescribeInstances", "503"));
    }

    private static Row audit() {
        return row("audit").args("--profile audit");
    }

    private static void expect(Row row) throws Exception {
        Census.requireExpected(row, pool.run(row, Census.command()));
    }
}
