package ebscensus.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The right answers are those of botocore, that is of Python's urllib. */
class ProxiesTest {
    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource({
        "example.com,        http://example.com,        false",
        "example.com,        http://a.example.com,      false",
        ".example.com,       http://example.com,        false",
        ".example.com,       http://a.example.com,      false",
        "*.example.com,      http://a.example.com,      true",
        "example.com,        http://badexample.com,     true",
        "EXAMPLE.com,        http://Example.COM,        false",
        "example.com:81,     http://example.com:81,     false",
        "example.com:81,     http://example.com,        true",
        "'other, example.com ', http://example.com,     false",
        "*,                  http://example.com,        false",
        "'*,other',          http://example.com,        true",
        "169.254.0.0/16,     http://169.254.169.254,    true",
        "127.0.0.1,          http://127.0.0.1:80,       false",
        "'',                 http://example.com,        true",
    })
    void what_NO_PROXY_names_is_asked_directly(String noProxy, URI url, boolean throughProxy) {
        var proxies = proxies(Map.of("HTTP_PROXY", "http://p:1", "NO_PROXY", noProxy));

        assertThat(proxies.of(url) != null).isEqualTo(throughProxy);
    }

    @Test
    void a_name_in_small_letters_wins_even_if_it_says_none() {
        assertThat(proxies(Map.of("HTTPS_PROXY", "http://p:1", "https_proxy", "q:2"))
                        .of(URI.create("https://x")))
                .isEqualTo(URI.create("http://q:2"));
        assertThat(proxies(Map.of("HTTPS_PROXY", "http://p:1", "https_proxy", ""))
                        .of(URI.create("https://x")))
                .isNull();
        assertThat(proxies(Map.of("Https_Proxy", "//p:1")).of(URI.create("https://x")))
                .isEqualTo(URI.create("http://p:1"));
    }

    @Test
    void each_scheme_has_a_proxy_of_its_own() {
        var proxies = proxies(Map.of("HTTP_PROXY", "http://p:1", "ALL_PROXY", "http://q:1"));

        assertThat(proxies.of(URI.create("http://x"))).isNotNull();
        assertThat(proxies.of(URI.create("https://x"))).isNull();
    }

    private static Proxies proxies(Map<String, String> variables) {
        return Proxies.of(new Environment(variables));
    }
}
