package ebscensus.cli;

import ebscensus.configuration.Configuration.Asked;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.CensusRequest.Regions;
import ebscensus.core.request.InvalidRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How to reach AWS. */
final class AwsOptions {
    @Option(
            names = "--profile",
            paramLabel = "P",
            description = "Use this profile of your AWS configuration, and nothing of the environment in place of its"
                    + " credentials. Default: what the AWS CLI would use.")
    private @Nullable String profile;

    @Option(
            names = "--endpoint-url",
            paramLabel = "URL",
            description = "Ask this endpoint instead of AWS, for example one of census simulate.")
    private @Nullable String endpoint;

    /** What the options say; a region is said by the request. */
    Asked asked(CensusRequest request) {
        return new Asked(
                profile == null ? null : named(profile),
                request.regions() instanceof Regions.Listed(var names) ? names : List.of(),
                endpoint == null ? null : url(endpoint));
    }

    /** A simulated account is reached in one way only. */
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
        try {
            var url = new URI(text);
            boolean isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (isHttp && url.getHost() != null && url.getRawQuery() == null && url.getRawFragment() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw refusal(text);
        }
        throw refusal(text);
    }

    private static InvalidRequest refusal(String text) {
        return InvalidRequest.of("--endpoint-url", text, "an http or https URL, such as http://127.0.0.1:4566");
    }
}
