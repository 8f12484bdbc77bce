package ebscensus.configuration;

import ebscensus.aws.AwsAccessException;
import ebscensus.aws.Endpoints;
import ebscensus.aws.Endpoints.Service;
import java.net.URI;
import java.util.EnumMap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the endpoints that the environment and a profile set. The environment wins over the profile. Within each of the two, a
 * setting for one service wins over a setting for all services.
 */
final class EndpointSettings {
    private static final String ENDPOINT_URL = "endpoint_url";

    private final Environment environment;
    private final SharedFiles files;
    private final Profile profile;

    EndpointSettings(Environment environment, SharedFiles files, Profile profile) {
        this.environment = environment;
        this.files = files;
        this.profile = profile;
    }

    /**
     * The endpoints of all services that a census may call.
     *
     * @throws AwsAccessException if a value is not a URL; the message names the setting
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
        var setting = environment.orOf(profile, variable, property);
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
            throw new AwsAccessException(profile + " names services \"" + name + "\", but " + files.configFile()
                    + " has no section [services " + name + "]");
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
                    + " and FIPS or dual-stack endpoints exclude each other: AWS has FIPS and dual-stack"
                    + " endpoints only at its own hosts");
        }
        return HttpUrl.ofEndpoint(setting.value())
                .orElseThrow(() -> setting.isNot(
                        "a URL: write it with http:// or https:// and a host, such as http://127.0.0.1:4566"));
    }
}
