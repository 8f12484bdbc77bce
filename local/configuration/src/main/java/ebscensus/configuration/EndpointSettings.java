package ebscensus.configuration;

import ebscensus.aws.AwsAccessException;
import ebscensus.aws.Endpoints;
import ebscensus.aws.Endpoints.Service;
import ebscensus.core.request.Text;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumMap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where the environment and a profile have services asked: by service before all, and the environment before the profile. */
final class EndpointSettings {
    private static final String ENDPOINT_URL = "endpoint_url";
    private static final int LONGEST_URL = 200;

    private final Environment environment;
    private final SharedFiles files;
    private final Profile profile;

    EndpointSettings(Environment environment, SharedFiles files, Profile profile) {
        this.environment = environment;
        this.files = files;
        this.profile = profile;
    }

    /**
     * Of all services that a census may ask.
     *
     * @throws AwsAccessException if a URL is none, naming who said it
     */
    Endpoints read() {
        boolean fips = isOn("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint");
        boolean dualStack = isOn("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint");
        var byService = new EnumMap<Service, URI>(Service.class);
        if (!isOn("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls")) {
            for (var service : Service.values()) {
                var url = setting(service.name());
                if (url != null) {
                    byService.put(service, url(url, fips || dualStack));
                }
            }
        }
        return new Endpoints(null, byService, fips, dualStack);
    }

    private boolean isOn(String variable, String property) {
        var setting = environment.first(variable);
        if (setting == null) {
            setting = profile.setting(property);
        }
        return setting != null && setting.isTrue();
    }

    private @Nullable Setting setting(String service) {
        var setting = environment.first("AWS_ENDPOINT_URL_" + service, "AWS_ENDPOINT_URL");
        if (setting == null) {
            setting = ofServices(service.toLowerCase(Locale.ROOT));
        }
        return setting == null ? profile.setting(ENDPOINT_URL) : setting;
    }

    private @Nullable Setting ofServices(String service) {
        String name = profile.get("services");
        if (name == null) {
            return null;
        }
        var section = files.section("services", name);
        if (section.isEmpty()) {
            throw new AwsAccessException(profile + " names services \"" + name + "\", and there is no [services " + name
                    + "] in " + files.configFile());
        }
        return section.getOrDefault(service, "")
                .lines()
                .map(line -> line.split("=", 2))
                .filter(parts -> parts.length == 2 && parts[0].strip().equals(ENDPOINT_URL))
                .map(parts ->
                        new Setting("endpoint_url of " + service + " in [services " + name + "]", parts[1].strip()))
                .filter(found -> !found.value().isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static URI url(Setting setting, boolean variant) {
        if (variant) {
            throw new AwsAccessException(setting.source()
                    + " and FIPS or dual-stack endpoints exclude each other: AWS has those only at hosts of its own");
        }
        try {
            var url = new URI(setting.value());
            boolean isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (isHttp && url.getHost() != null && url.getRawQuery() == null && url.getRawFragment() == null) {
                return url;
            }
        } catch (URISyntaxException _) {
            throw noUrl(setting);
        }
        throw noUrl(setting);
    }

    private static AwsAccessException noUrl(Setting setting) {
        return new AwsAccessException(setting.source() + " is " + Text.quoted(setting.value(), LONGEST_URL)
                + ", which is not a URL: write it with http:// or https:// and a host, such as http://127.0.0.1:4566");
    }
}
