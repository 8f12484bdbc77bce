package ebscensus.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.aws.Endpoints.Service;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In which region, at which endpoint and by which way the terminal asks. */
class ReachTest {
    private static final String KEYS = "aws_access_key_id = AKIA222222222222\naws_secret_access_key = s\n";

    @TempDir
    private Path home;

    private final ScriptedAws aws = new ScriptedAws();
    private Desk desk = new Desk(Path.of("/nonexistent"));

    @BeforeEach
    void sets_up_the_desk() {
        desk = new Desk(home);
    }

    @AfterEach
    void stops() {
        aws.close();
    }

    @Test
    void a_region_is_that_of_the_option_then_of_the_environment_then_of_the_profile() {
        desk.config("[default]\nregion = us-east-1\n");

        assertThat(desk.settings(null).region()).isEqualTo("us-east-1");
        assertThat(desk.with("AWS_DEFAULT_REGION", "eu-west-1").settings(null).region())
                .isEqualTo("eu-west-1");
        assertThat(desk.settings("default").region()).isEqualTo("eu-west-1");
        assertThat(desk.with("AWS_REGION", "eu-west-2").settings(null).region()).isEqualTo("eu-west-2");
        assertThat(desk.counting("ap-south-1").settings(null).region()).isEqualTo("ap-south-1");
    }

    @Test
    void the_order_of_several_regions_decides_nothing() {
        desk.config("[default]\nregion = us-east-1\n");

        assertThat(desk.counting("me-south-1", "eu-west-1").settings(null).region())
                .isEqualTo("us-east-1");
        assertThat(desk.counting("cn-northwest-1", "cn-north-1").settings(null).region())
                .isEqualTo("cn-north-1");
    }

    @Test
    void a_region_that_is_none_is_told_with_who_names_it() {
        desk.config("[default]\nregion = us-east-1/\n");

        assertThat(desk.failure(null))
                .isEqualTo("region of profile \"default\" is \"us-east-1/\", which is not the name of a region, such as"
                        + " eu-west-1");
        assertThat(desk.with("AWS_REGION", "").failure(null)).startsWith("AWS_REGION is \"\", which is not the name");
    }

    @Test
    void the_endpoint_of_a_selected_profile_is_asked() {
        desk.config("[profile local]\nregion = eu-west-1\nendpoint_url = " + aws.endpoint() + "\n" + KEYS);

        assertThat(desk.account("local")).isEqualTo("222222222222");
    }

    @Test
    void an_endpoint_is_that_of_the_service_before_all_and_of_the_environment_before_the_profile() {
        desk.config(
                "[default]\nregion = eu-west-1\nservices = mine\nendpoint_url = http://profile\n",
                "[services mine]\nec2 =\n  endpoint_url = http://services-ec2\nsts =\n  other = 1\n");

        assertThat(endpoint(Service.EC2)).isEqualTo("http://services-ec2");
        assertThat(endpoint(Service.STS)).isEqualTo("http://profile");
        desk.with("AWS_ENDPOINT_URL", "http://environment");
        assertThat(endpoint(Service.EC2)).isEqualTo("http://environment");
        desk.with("AWS_ENDPOINT_URL_SSO_OIDC", "http://environment-oidc");
        assertThat(endpoint(Service.SSO_OIDC)).isEqualTo("http://environment-oidc");
        assertThat(endpoint(Service.SSO)).isEqualTo("http://environment");
        desk.with("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true");
        assertThat(endpoint(Service.EC2)).isEqualTo("null");
    }

    @Test
    void the_endpoint_of_the_option_is_asked_for_all_but_credentials() {
        desk.config(
                        "[default]\nregion = eu-west-1\n" + KEYS + "[profile role]\nregion = eu-west-1\n",
                        "role_arn = arn:aws:iam::333333333333:role/R\nsource_profile = default\n")
                .asking(aws.endpoint());

        assertThat(desk.account(null)).isEqualTo("222222222222");
        try (var other = new ScriptedAws()) {
            desk.with("AWS_ENDPOINT_URL_STS", other.endpoint().toString());

            assertThat(desk.account("role")).isEqualTo("333333333333");
            assertThat(other.actions()).containsExactly("AssumeRole");
        }
    }

    @Test
    void an_endpoint_without_a_scheme_is_refused_with_who_says_it() {
        desk.config("[default]\nregion = eu-west-1\nservices = lost\n");

        assertThat(desk.failure(null))
                .startsWith("profile \"default\" names services \"lost\", but")
                .endsWith("has no section [services lost]");
        assertThat(desk.with("AWS_ENDPOINT_URL", "localhost:4566").failure(null))
                .isEqualTo(
                        "AWS_ENDPOINT_URL is \"localhost:4566\", which is not a URL: write it with http:// or https://"
                                + " and a host, such as http://127.0.0.1:4566");
    }

    @Test
    void FIPS_and_dual_stack_are_those_of_the_environment_then_of_the_profile_and_need_hosts_of_AWS() {
        desk.config(
                "[profile fips]\nregion = us-east-1\nuse_fips_endpoint = True\n",
                "[profile both]\nregion = us-east-1\nuse_dualstack_endpoint = true\n" + KEYS);

        assertThat(desk.settings("fips").endpoints())
                .extracting("fips", "dualStack")
                .containsExactly(true, false);
        assertThat(desk.settings("both").endpoints())
                .extracting("fips", "dualStack")
                .containsExactly(false, true);
        assertThat(desk.with("AWS_USE_FIPS_ENDPOINT", "false").settings("fips").endpoints())
                .extracting("fips")
                .isEqualTo(false);
        assertThat(desk.failure("both")).startsWith("cannot reach STS (sts.us-east-1.api.aws): ");
        assertThat(desk.with("AWS_ENDPOINT_URL", "http://x").failure("both"))
                .startsWith("AWS_ENDPOINT_URL and FIPS or dual-stack endpoints exclude each other");
    }

    @Test
    void plain_requests_go_through_the_proxy_for_them_with_its_password() {
        usingProxies()
                .with("HTTP_PROXY", "me:p%40ss@127.0.0.1:" + aws.endpoint().getPort());

        assertThat(desk.account(null)).isEqualTo("222222222222");
        var call = aws.calls().getFirst();
        assertThat(call.target()).isEqualTo("http://sts.example.com/");
        assertThat(call.proxyAuthorization())
                .isEqualTo("Basic " + Base64.getEncoder().encodeToString("me:p@ss".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void the_proxy_for_encrypted_requests_is_not_asked_for_plain_ones() {
        usingProxies().with("HTTPS_PROXY", aws.endpoint().toString());

        assertThat(desk.failure(null))
                .isEqualTo("cannot reach STS (sts.example.com): this machine cannot resolve the host name; check"
                        + " the network, the"
                        + " proxy and the endpoint");
    }

    @Test
    void a_proxy_that_is_down_or_none_is_named_without_its_password() {
        usingProxies().with("http_proxy", "http://me:secret@127.0.0.1:1");

        assertThat(desk.failure(null))
                .isEqualTo(
                        "cannot reach STS (sts.example.com): proxy 127.0.0.1:1 does not accept connections; check the"
                                + " network, the proxy and the endpoint");
        assertThat(desk.with("http_proxy", "http://me:se cret@x").failure(null))
                .startsWith("HTTP_PROXY does not name a proxy")
                .doesNotContain("cret");
    }

    @Test
    void a_proxy_that_refuses_the_tunnel_is_named_with_its_status() {
        try (var page = new RefusingProxy(403, "No");
                var password = new RefusingProxy(407, "No")) {
            desk.config("[default]\nregion = eu-west-1\n" + KEYS);

            assertThat(desk.with("HTTPS_PROXY", page.url()).failure(null))
                    .startsWith("STS (sts.eu-west-1.amazonaws.com) does not identify the caller: proxy "
                            + page.url().substring(7)
                            + ", or a filter behind it, answered with a web page (HTTP 403);");
            assertThat(desk.with("HTTPS_PROXY", password.url()).failure(null))
                    .contains(
                            "proxy " + password.url().substring(7)
                                    + " did not accept the user and password, or got none",
                            "(HTTP 407)");
        }
    }

    @Test
    void an_encrypted_endpoint_is_asked_through_CONNECT_and_trusted_by_the_bundle_that_is_named() throws Exception {
        try (var tls = TlsTunnel.in(home)) {
            desk.config("[default]\nregion = eu-west-1\nendpoint_url = https://localhost:444\n" + KEYS)
                    .with("HTTPS_PROXY", tls.proxy().toString());

            assertThat(desk.failure(null))
                    .isEqualTo("cannot reach STS (localhost:444): this machine does not trust the authority that signed"
                            + " its TLS certificate; set AWS_CA_BUNDLE or ca_bundle to a file with the certificate"
                            + " of that authority");
            assertThat(desk.with("AWS_CA_BUNDLE", tls.authority().toString()).account(null))
                    .isEqualTo("222222222222");
            assertThat(tls.connected()).contains("localhost:444");
        }
    }

    @Test
    void a_bundle_of_certificates_that_cannot_be_used_is_named_with_who_names_it() {
        desk.config("[default]\nregion = eu-west-1\nca_bundle = ~/ca.pem\n" + KEYS);
        String named = "the file of certificates " + home.resolve("ca.pem")
                + ", which ca_bundle of profile \"default\" names,";

        assertThat(desk.failure(null)).isEqualTo(named + " cannot be read: there is no such file");
        assertThat(desk.file("ca.pem", "hello").failure(null))
                .isEqualTo(named + " contains no certificate in PEM form");
        assertThat(desk.file("ca.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")
                        .failure(null))
                .isEqualTo(named + " is damaged: a certificate in it cannot be read");
        assertThat(desk.with("AWS_CA_BUNDLE", home.toString()).failure(null))
                .isEqualTo("the file of certificates " + home
                        + ", which AWS_CA_BUNDLE names, cannot be read: it is a folder");
    }

    private Desk usingProxies() {
        return desk.config("[default]\nregion = eu-west-1\nendpoint_url = http://sts.example.com\n" + KEYS);
    }

    private String endpoint(Service service) {
        var endpoints = desk.settings(null).endpoints();
        return String.valueOf(endpoints == null ? URI.create("none:at-all") : endpoints.of(service));
    }
}
