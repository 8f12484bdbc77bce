package ebscensus.cli;

import ebscensus.aws.AwsSettings;
import ebscensus.core.CensusRequest;
import ebscensus.core.CensusRequest.Regions;
import ebscensus.core.InvalidRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How to reach AWS. */
final class AwsOptions {
    @Option(
            names = "--profile",
            paramLabel = "P",
            description = "Use this profile of your AWS configuration. Default: the usual chain of credentials.")
    private @Nullable String profile;

    @Option(
            names = "--endpoint-url",
            paramLabel = "URL",
            description = "Ask this endpoint instead of AWS, for example one of census simulate.")
    private @Nullable String endpoint;

    /** Whatever is not said here is as in {@code defaults}. */
    AwsSettings settings(AwsSettings defaults, CensusRequest request) {
        var settings = defaults;
        if (profile != null) {
            settings = settings.withProfile(named(profile));
        }
        if (endpoint != null) {
            settings = settings.withEndpoint(url(endpoint));
        }
        return request.regions() instanceof Regions.Listed(var names)
                ? settings.withCounted(Set.copyOf(names))
                : settings;
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
