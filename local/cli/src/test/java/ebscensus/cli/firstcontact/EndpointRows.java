package ebscensus.cli.firstcontact;

import static ebscensus.cli.firstcontact.Fragments.KEYS_IN_ENVIRONMENT;
import static ebscensus.cli.firstcontact.Fragments.keys;
import static ebscensus.cli.firstcontact.Identity.AUDIT;
import static ebscensus.cli.firstcontact.Identity.ENVIRONMENT;
import static ebscensus.cli.firstcontact.Identity.ROLE;
import static ebscensus.cli.firstcontact.Row.row;
import static ebscensus.cli.firstcontact.Witness.AWS_CLI_2_13;

import java.util.List;

/** Endpoints that are named: by an option, the environment, a profile. */
final class EndpointRows {
    private static final String EC2 = "ec2.eu-west-1.amazonaws.com";
    private static final String STS = "sts.eu-west-1.amazonaws.com";

    private EndpointRows() {}

    static List<Row> all() {
        return List.of(
                signed("--endpoint-url").args("--endpoint-url {http}").countsAt("{httpHost}", ENVIRONMENT),
                signed("--endpoint-url before AWS_ENDPOINT_URL")
                        .env("AWS_ENDPOINT_URL={nowhere}")
                        .args("--endpoint-url {http}")
                        .countsAt("{httpHost}", ENVIRONMENT),
                signed("AWS_ENDPOINT_URL")
                        .env("AWS_ENDPOINT_URL={http}")
                        .countsAt("{httpHost}", ENVIRONMENT)
                        .knownBy(AWS_CLI_2_13),
                signed("AWS_ENDPOINT_URL_EC2 alone")
                        .env("AWS_ENDPOINT_URL_EC2={http}")
                        .countsAt("{httpHost}", STS, ENVIRONMENT, "eu-west-1")
                        .knownBy(AWS_CLI_2_13),
                signed("AWS_ENDPOINT_URL_STS alone")
                        .env("AWS_ENDPOINT_URL_STS={http}")
                        .countsAt(EC2, "{httpHost}", ENVIRONMENT, "eu-west-1")
                        .knownBy(AWS_CLI_2_13),
                signed("AWS_ENDPOINT_URL_EC2 before AWS_ENDPOINT_URL")
                        .env("AWS_ENDPOINT_URL={nowhere}", "AWS_ENDPOINT_URL_EC2={http}", "AWS_ENDPOINT_URL_STS={http}")
                        .countsAt("{httpHost}", ENVIRONMENT)
                        .knownBy(AWS_CLI_2_13),
                profile("endpoint_url", "endpoint_url = {http}")
                        .countsAt("{httpHost}", AUDIT)
                        .knownBy(AWS_CLI_2_13),
                profile("AWS_ENDPOINT_URL before the profile's", "endpoint_url = {nowhere}")
                        .env("AWS_ENDPOINT_URL={http}")
                        .countsAt("{httpHost}", AUDIT)
                        .knownBy(AWS_CLI_2_13),
                profile("services", "services = here")
                        .config(
                                "[services here]",
                                "ec2 =",
                                "  endpoint_url = {http}",
                                "sts =",
                                "  endpoint_url = {http}")
                        .countsAt("{httpHost}", AUDIT)
                        .knownBy(AWS_CLI_2_13),
                profile("services with EC2 alone", "services = here")
                        .config("[services here]", "ec2 =", "  endpoint_url = {http}")
                        .countsAt("{httpHost}", STS, AUDIT, "eu-west-1")
                        .knownBy(AWS_CLI_2_13),
                profile("services before endpoint_url", "services = here", "endpoint_url = {nowhere}")
                        .config(
                                "[services here]",
                                "ec2 =",
                                "  endpoint_url = {http}",
                                "sts =",
                                "  endpoint_url = {http}")
                        .countsAt("{httpHost}", AUDIT)
                        .knownBy(AWS_CLI_2_13),
                profile("AWS_ENDPOINT_URL_EC2 before services", "services = here")
                        .config("[services here]", "ec2 =", "  endpoint_url = {nowhere}")
                        .env("AWS_ENDPOINT_URL_EC2={http}", "AWS_ENDPOINT_URL_STS={http}")
                        .countsAt("{httpHost}", AUDIT)
                        .knownBy(AWS_CLI_2_13),
                profile("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "endpoint_url = {nowhere}")
                        .env("AWS_ENDPOINT_URL={nowhere}", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=true")
                        .counts(AUDIT)
                        .knownBy(AWS_CLI_2_13),
                profile("ignore_configured_endpoint_urls", "ignore_configured_endpoint_urls = true")
                        .config("endpoint_url = {nowhere}")
                        .counts(AUDIT)
                        .knownBy(AWS_CLI_2_13),
                row("the default profile's endpoint is not the selected one's")
                        .credentials(keys("audit", AUDIT))
                        .config("[default]", "endpoint_url = {nowhere}", "[profile audit]", "output = json")
                        .args("--profile audit")
                        .counts(AUDIT)
                        .knownBy(AWS_CLI_2_13),
                row("a role is assumed at its profile's endpoint")
                        .without("HTTPS_PROXY")
                        .config("[profile role]", "role_arn = arn:aws:iam::333333333333:role/Reader-of-222222222222")
                        .config("source_profile = source", "endpoint_url = {http}")
                        .credentials(keys("source", AUDIT))
                        .args("--profile role")
                        .countsAt("{httpHost}", ROLE)
                        .knownBy(AWS_CLI_2_13),
                signed("AWS_ENDPOINT_URL without a scheme")
                        .env("AWS_ENDPOINT_URL={httpHost}")
                        .fails("AWS_ENDPOINT_URL", "http")
                        .knownBy(AWS_CLI_2_13),
                profile("endpoint_url without a scheme", "endpoint_url = localhost:4566")
                        .fails("audit", "endpoint_url", "localhost:4566")
                        .knownBy(AWS_CLI_2_13),
                signed("an endpoint where nobody listens")
                        .args("--endpoint-url {nowhere}")
                        .fails("127.0.0.1:1"));
    }

    private static Row signed(String name) {
        return row(name).env(KEYS_IN_ENVIRONMENT);
    }

    private static Row profile(String name, String... settings) {
        return row(name)
                .credentials(keys("audit", AUDIT))
                .config("[profile audit]")
                .config(settings)
                .args("--profile audit");
    }
}
