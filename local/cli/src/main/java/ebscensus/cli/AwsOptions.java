package ebscensus.cli;

import ebscensus.configuration.Configuration.Asked;
import ebscensus.configuration.HttpUrl;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.InvalidRequest;
import ebscensus.core.request.Regions;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how to reach AWS. */
final class AwsOptions {
    @Option(
            names = "--profile",
            paramLabel = "P",
            description = "Use this profile of your AWS configuration; its credentials take precedence over those"
                    + " in the environment. Default: the profile that the AWS CLI would use.")
    private @Nullable String profile;

    @Option(
            names = "--endpoint-url",
            paramLabel = "URL",
            description = "Call this endpoint instead of AWS, for example the endpoint of census simulate.")
    private @Nullable String endpoint;

    /** The values of the options, and the regions that the request names. */
    Asked asked(CensusRequest request) {
        return new Asked(
                profile == null ? null : named(profile),
                request.regions() instanceof Regions.Listed(var names) ? names : List.of(),
                endpoint == null ? null : url(endpoint));
    }

    /** @throws InvalidRequest if an option was given, because a simulated account needs neither a profile nor an endpoint */
    void requireNone() {
        if (profile != null || endpoint != null) {
            String option = profile == null ? "--endpoint-url" : "--profile";
            throw new InvalidRequest(option + " and --simulate exclude each other: give one of them");
        }
    }

    private static String named(String profile) {
        if (profile.isBlank()) {
            throw InvalidRequest.of("--profile", profile, "the name of a profile");
        }
        return profile;
    }

    private static URI url(String text) {
        return HttpUrl.ofEndpoint(text)
                .orElseThrow(() -> InvalidRequest.of(
                        "--endpoint-url", text, "an http or https URL, such as http://127.0.0.1:4566"));
    }
}
