package ebscensus.configuration;

import ebscensus.aws.AwsAccessException;
import ebscensus.aws.AwsSettings;
import ebscensus.aws.CredentialsSource;
import ebscensus.aws.Endpoints;
import ebscensus.aws.OptIn;
import ebscensus.aws.Patience;
import ebscensus.core.request.Scope;
import ebscensus.core.request.Text;
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

/** Where the terminal asks, whose credentials it asks with, and by which way: as the AWS CLI would in the same place. */
public final class Configuration {
    private static final String NO_FILE = "/dev/null";
    private static final int LONGEST_VALUE = 50;

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
     * What the command line says.
     *
     * @param regions those that are to be counted, none if that is left open
     * @param endpoint for what is counted and who counts; credentials are asked for where the configuration says
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
     * Fills in what {@code given} leaves open. Reads the files of the AWS CLI, and asks nobody anything but, where no region is set
     * anywhere, the metadata service of an instance.
     *
     * @param variables of the environment of this process
     * @throws AwsAccessException if a file, a variable or an option cannot be followed, naming it
     */
    public static AwsSettings fill(AwsSettings given, Asked asked, Map<String, String> variables, Prompt prompt) {
        settle(variables);
        return new Configuration(asked, new Environment(variables)).fill(given, prompt);
    }

    /**
     * Parts of the SDK (2.57.8), such as its retry strategies and its client of the metadata service, can be told nothing but by the
     * properties of the process: they would read the files once more, as they understand them, and double the last slash of an address.
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
                    + " or the environment asks for, exclude each other");
        }
        return Endpoints.at(endpoint);
    }

    /** As the AWS CLI chooses it, where one region is to be counted; the order of several decides nothing. */
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
            throw new AwsAccessException(setting.source() + " is " + Text.quoted(setting.value(), LONGEST_VALUE)
                    + ", which is not the name of a region, such as eu-west-1");
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

    /** More attempts than a census makes anyway; not fewer, since being throttled is part of its work. */
    private Patience patience(Patience usual) {
        var setting = environment.first("AWS_MAX_ATTEMPTS");
        if (setting == null) {
            setting = profile.setting("max_attempts");
        }
        return setting == null ? usual : usual.withAttempts(Math.max(usual.attempts(), attempts(setting)));
    }

    private static int attempts(Setting setting) {
        try {
            int attempts = Integer.parseInt(setting.value());
            if (attempts > 0) {
                return attempts;
            }
        } catch (NumberFormatException e) {
            throw new AwsAccessException(noAttempts(setting), e);
        }
        throw new AwsAccessException(noAttempts(setting));
    }

    private static String noAttempts(Setting setting) {
        return setting.source() + " is " + Text.quoted(setting.value(), LONGEST_VALUE)
                + ", which is not a number of attempts, such as 10";
    }

    private LocalNetwork network() {
        var bundle = environment.first("AWS_CA_BUNDLE");
        if (bundle == null) {
            bundle = profile.setting("ca_bundle");
        }
        return new LocalNetwork(
                Proxies.of(environment),
                bundle == null ? null : new CaBundle(bundle.source(), environment.path(bundle.value())).trusted());
    }

    private CredentialsSource credentials(String region, Endpoints endpoints, Prompt prompt) {
        return new ConfiguredCredentials(
                profile, new Surroundings(environment, files, prompt, InstantSource.system()), region, endpoints);
    }

    /** Those of the profile, or what takes their place. */
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
