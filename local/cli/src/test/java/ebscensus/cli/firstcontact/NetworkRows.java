package ebscensus.cli.firstcontact;

import static ebscensus.cli.firstcontact.Fragments.KEYS_IN_ENVIRONMENT;
import static ebscensus.cli.firstcontact.Fragments.keys;
import static ebscensus.cli.firstcontact.Identity.AUDIT;
import static ebscensus.cli.firstcontact.Identity.ENVIRONMENT;
import static ebscensus.cli.firstcontact.Row.bare;

import java.util.List;

/** Proxies, and the authorities that are trusted. */
final class NetworkRows {
    private static final String CORP = "ec2.corp.example";

    private NetworkRows() {}

    static List<Row> proxies() {
        return List.of(
                trusting("HTTPS_PROXY").env("HTTPS_PROXY={proxy}").counts(ENVIRONMENT),
                trusting("https_proxy").env("https_proxy={proxy}").counts(ENVIRONMENT),
                trusting("https_proxy and HTTPS_PROXY: the small letters")
                        .env("https_proxy={proxy}", "HTTPS_PROXY={nowhere}")
                        .counts(ENVIRONMENT),
                trusting("HTTPS_PROXY without a scheme")
                        .env("HTTPS_PROXY={proxyHost}")
                        .counts(ENVIRONMENT),
                trusting("HTTPS_PROXY with a user and a password")
                        .env("HTTPS_PROXY=http://user:p%40ss@{proxyHost}")
                        .proxy(ProxyScript.PASSWORD)
                        .counts(ENVIRONMENT),
                trusting("HTTPS_PROXY without the password that the proxy wants")
                        .env("HTTPS_PROXY={proxy}")
                        .proxy(ProxyScript.PASSWORD)
                        .fails("{proxyHost}", "407"),
                trusting("HTTPS_PROXY where nobody listens")
                        .env("HTTPS_PROXY={nowhere}")
                        .fails("127.0.0.1:1"),
                trusting("HTTPS_PROXY and an https endpoint that NO_PROXY names")
                        .env("HTTPS_PROXY={nowhere}", "NO_PROXY=localhost")
                        .args("--endpoint-url {https}")
                        .countsAt("{httpsHost}", ENVIRONMENT),
                trusting("no_proxy with the suffix of another host")
                        .env("HTTPS_PROXY={proxy}", "no_proxy=.corp.example,10.0.0.1")
                        .counts(ENVIRONMENT),
                trusting("NO_PROXY with a suffix")
                        .env("HTTPS_PROXY={nowhere}", "NO_PROXY=other.example, .localhost,localhost")
                        .args("--endpoint-url {https}")
                        .countsAt("{httpsHost}", ENVIRONMENT),
                trusting("NO_PROXY=*")
                        .env("HTTPS_PROXY={nowhere}", "NO_PROXY=*")
                        .args("--endpoint-url {https}")
                        .countsAt("{httpsHost}", ENVIRONMENT),
                trusting("no_proxy and NO_PROXY: the small letters")
                        .env("HTTPS_PROXY={nowhere}", "no_proxy=localhost", "NO_PROXY=other.example")
                        .args("--endpoint-url {https}")
                        .countsAt("{httpsHost}", ENVIRONMENT),
                trusting("HTTP_PROXY and an http endpoint")
                        .env("HTTP_PROXY={proxy}")
                        .args("--endpoint-url http://" + CORP)
                        .countsAt(CORP, CORP, ENVIRONMENT, "eu-west-1"),
                trusting("http_proxy and an http endpoint")
                        .env("http_proxy={proxy}")
                        .args("--endpoint-url http://" + CORP)
                        .countsAt(CORP, CORP, ENVIRONMENT, "eu-west-1"),
                trusting("HTTP_PROXY is not for https")
                        .env("HTTP_PROXY={nowhere}")
                        .args("--endpoint-url {https}")
                        .countsAt("{httpsHost}", ENVIRONMENT),
                trusting("HTTPS_PROXY is not for http")
                        .env("HTTPS_PROXY={nowhere}")
                        .args("--endpoint-url {http}")
                        .countsAt("{httpHost}", ENVIRONMENT),
                trusting("an empty HTTPS_PROXY is none")
                        .env("HTTPS_PROXY=")
                        .args("--endpoint-url {https}")
                        .countsAt("{httpsHost}", ENVIRONMENT));
    }

    static List<Row> trust() {
        return List.of(
                signed("AWS_CA_BUNDLE at an endpoint of one's own")
                        .env("AWS_CA_BUNDLE={ca}")
                        .args("--endpoint-url {https}")
                        .countsAt("{httpsHost}", ENVIRONMENT),
                profile("ca_bundle", "ca_bundle = {ca}").countsAt("{httpsHost}", AUDIT),
                profile("AWS_CA_BUNDLE before ca_bundle", "ca_bundle = {otherCa}")
                        .env("AWS_CA_BUNDLE={ca}")
                        .countsAt("{httpsHost}", AUDIT),
                profile("the default profile's ca_bundle is not the selected one's", "output = json")
                        .config("[default]", "ca_bundle = {ca}")
                        .fails("{httpsHost}", "certificate"),
                signed("no authority")
                        .args("--endpoint-url {https}")
                        .fails("{httpsHost}", "certificate", "AWS_CA_BUNDLE"),
                signed("another authority")
                        .env("AWS_CA_BUNDLE={otherCa}")
                        .args("--endpoint-url {https}")
                        .fails("{httpsHost}", "certificate"),
                signed("a file that is missing")
                        .env("AWS_CA_BUNDLE={home}/no.pem")
                        .args("--endpoint-url {https}")
                        .fails("AWS_CA_BUNDLE", "no.pem"),
                signed("a file without certificates")
                        .env("AWS_CA_BUNDLE={home}/empty.pem")
                        .file("empty.pem", "no certificate here")
                        .args("--endpoint-url {https}")
                        .fails("AWS_CA_BUNDLE", "empty.pem"),
                signed("several authorities in one file")
                        .env("AWS_CA_BUNDLE={bothCas}")
                        .args("--endpoint-url {https}")
                        .countsAt("{httpsHost}", ENVIRONMENT));
    }

    private static Row trusting(String name) {
        return signed(name).env("AWS_CA_BUNDLE={ca}");
    }

    private static Row signed(String name) {
        return bare(name).env(KEYS_IN_ENVIRONMENT).env("AWS_REGION=eu-west-1");
    }

    private static Row profile(String name, String... settings) {
        return bare(name)
                .env("AWS_REGION=eu-west-1")
                .credentials(keys("audit", AUDIT))
                .config("[profile audit]")
                .config(settings)
                .args("--profile audit --endpoint-url {https}");
    }
}
