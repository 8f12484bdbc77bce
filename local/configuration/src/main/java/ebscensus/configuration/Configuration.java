package ebscensus.configuration;

import ebscensus.aws.AwsAccessException;
import ebscensus.aws.AwsSettings;
import ebscensus.aws.CredentialsSource;
import ebscensus.aws.Endpoints;
import ebscensus.aws.OptIn;
import ebscensus.aws.Patience;
import ebscensus.core.request.Scope;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.providers.InstanceProfileRegionProvider;

/**
 * Finds the region, credentials, endpoints and network settings for the terminal program. These are the settings that the AWS CLI
 * would use.
 */
public final class Configuration {
    private static final String NO_FILE = "/dev/null";

    private final Asked asked;
    private final Environment environment;
    private final SharedFiles files;
    private final Profile profile;

    private Configuration(Asked asked, Environment environment) {
        this.asked = asked;
        this.environment = environment;
        this.files = SharedFiles.read(environment);
        this.profile = files.selected(asked.profile(), environment);
    }

    /**
     * The options of the command line.
     *
     * @param regions the regions to count; empty if no option names them
     * @param endpoint the endpoint for the census and for identifying the caller; null if no option names one. Requests for
     *     credentials still go to the configured endpoints
     */
    public record Asked(
            @Nullable String profile,
            List<String> regions,
            @Nullable URI endpoint) {
        public Asked {
            regions = List.copyOf(regions);
        }
    }

    /**
     * Fills in the settings that are null in {@code given}. Reads the files of the AWS CLI. Makes no call, except that it asks
     * the metadata service of the EC2 instance for the region if none is set.
     *
     * @param variables the environment of this process
     * @throws AwsAccessException if a file, a variable or an option is not usable; the message names it
     */
    public static AwsSettings fill(AwsSettings given, Asked asked, Map<String, String> variables, Prompt prompt) {
        settle(variables);
        return new Configuration(asked, new Environment(variables)).fill(given, prompt);
    }

    /**
     * Sets system properties, because some parts of the SDK (2.57.8), such as its retry strategies and its metadata client,
     * take settings only from there. Without these properties, those parts would read the files themselves, differently from
     * the AWS CLI, and would add a second slash to an address of the metadata service that ends in a slash.
     */
    private static void settle(Map<String, String> variables) {
        System.setProperty("aws.configFile", NO_FILE);
        System.setProperty("aws.sharedCredentialsFile", NO_FILE);
        String metadata = variables.getOrDefault("AWS_EC2_METADATA_SERVICE_ENDPOINT", "");
        if (metadata.endsWith("/")) {
            System.setProperty("aws.ec2MetadataServiceEndpoint", metadata.substring(0, metadata.length() - 1));
        }
    }

    private AwsSettings fill(AwsSettings given, Prompt prompt) {
        var configured = new EndpointSettings(environment, files, profile).read();
        String region = given.region() == null ? region() : given.region();
        var settings = given.withRegion(region)
                .withEndpoints(endpoints(given.endpoints(), configured))
                .withPatience(patience(given.patience()));
        if (given.network() == null) {
            settings = settings.withNetwork(network());
        }
        return given.credentials() == null
                ? settings.withCredentials(credentials(region, configured, prompt))
                : settings;
    }

    private Endpoints endpoints(@Nullable Endpoints given, Endpoints configured) {
        URI endpoint = asked.endpoint();
        if (endpoint == null) {
            return given == null ? configured : given;
        }
        if (configured.fips() || configured.dualStack()) {
            throw new AwsAccessException("--endpoint-url and FIPS or dual-stack endpoints, which " + profile
                    + " or the environment asks for, exclude each other: remove one of them");
        }
        return Endpoints.at(endpoint);
    }

    /**
     * The region of the first calls. If the command line names exactly one region to count, the first calls go to that region, as
     * in the AWS CLI. If the command line names several regions, their order does not matter.
     */
    private String region() {
        if (asked.regions().size() == 1) {
            return asked.regions().getFirst();
        }
        String home = OptIn.home(configuredRegion(), Set.copyOf(asked.regions()));
        return home == null ? regionOfInstance() : home;
    }

    private @Nullable String configuredRegion() {
        var setting = environment.firstSet("AWS_REGION", "AWS_DEFAULT_REGION");
        if (setting == null) {
            setting = profile.setting("region");
        }
        return setting == null ? null : region(setting);
    }

    private static String region(Setting setting) {
        if (!Scope.isRegion(setting.value())) {
            throw setting.isNot("the name of a region, such as eu-west-1");
        }
        return setting.value();
    }

    private static String regionOfInstance() {
        try {
            return new InstanceProfileRegionProvider().getRegion().id();
        } catch (SdkClientException e) {
            throw new AwsAccessException(
                    "no region is set: name one with --region, or set AWS_REGION or the profile's region", e);
        }
    }

    /**
     * The user's setting can increase the number of attempts but not reduce it, because throttling is a normal part of a
     * census.
     */
    private Patience patience(Patience usual) {
        var setting = environment.orOf(profile, "AWS_MAX_ATTEMPTS", "max_attempts");
        return setting == null ? usual : usual.withAttempts(Math.max(usual.attempts(), attempts(setting)));
    }

    private static int attempts(Setting setting) {
        if (!setting.value().matches("[+]?0*[1-9][0-9]{0,8}")) {
            throw setting.isNot("a number of attempts, such as 10");
        }
        return Integer.parseInt(setting.value());
    }

    private LocalNetwork network() {
        var bundle = environment.orOf(profile, "AWS_CA_BUNDLE", "ca_bundle");
        return new LocalNetwork(
                Proxies.of(environment),
                bundle == null ? null : new CaBundle(bundle.source(), environment.path(bundle.value())).trusted());
    }

    private CredentialsSource credentials(String region, Endpoints endpoints, Prompt prompt) {
        return new ConfiguredCredentials(
                profile, new Surroundings(environment, files, prompt, InstantSource.system()), region, endpoints);
    }

    /** Finds the credentials for the profile with a {@link CredentialChain}. */
    private record ConfiguredCredentials(Profile profile, Surroundings around, String region, Endpoints endpoints)
            implements CredentialsSource {
        @Override
        public AwsCredentialsProvider over(SdkHttpClient http) {
            var clients = new CredentialClients(http, endpoints, region);
            var chain = new CredentialChain(around, clients, new Machine(around.environment(), profile));
            return new Deferred(() -> chain.of(profile));
        }

        @Override
        public String origin() {
            return !profile.decided() && around.environment().get("AWS_ACCESS_KEY_ID") != null
                    ? "AWS_ACCESS_KEY_ID in the environment"
                    : profile.toString();
        }
    }
}
