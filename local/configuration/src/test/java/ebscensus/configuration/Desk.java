package ebscensus.configuration;

import ebscensus.aws.AwsAccessException;
import ebscensus.aws.AwsInventory;
import ebscensus.aws.AwsSettings;
import ebscensus.aws.Patience;
import ebscensus.configuration.Configuration.Asked;
import ebscensus.core.request.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A machine on which somebody has set up the AWS CLI: a home folder, and an environment without anything of AWS at first. */
final class Desk {
    static final AwsSettings IMPATIENT = AwsSettings.DEFAULT.withPatience(
            new Patience(2, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(10), Duration.ofSeconds(5)));

    private final Path home;
    private final Map<String, String> environment = new HashMap<>();
    private Prompt prompt = Prompt.NOBODY;
    private List<String> regions = List.of();
    private @Nullable URI endpoint;

    Desk(Path home) {
        this.home = home;
        environment.put("HOME", home.toString());
    }

    /** @param parts of the file, one after another */
    Desk config(String... parts) {
        return file(".aws/config", String.join("", parts));
    }

    Desk credentials(String text) {
        return file(".aws/credentials", text);
    }

    Desk ssoToken(String name, String json) {
        return file(".aws/sso/cache/" + sha1(name) + ".json", json);
    }

    Desk file(String name, String text) {
        try {
            Path file = home.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String name) {
        try {
            return Files.readString(home.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String sha1(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Desk with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Desk answering(Prompt other) {
        prompt = other;
        return this;
    }

    Desk counting(String... names) {
        regions = List.of(names);
        return this;
    }

    Desk asking(URI other) {
        endpoint = other;
        return this;
    }

    AwsSettings settings(@Nullable String profile) {
        return Configuration.fill(IMPATIENT, new Asked(profile, regions, endpoint), environment, prompt);
    }

    /** Whom AWS sees, asked by this machine. */
    Caller caller(@Nullable String profile) {
        try (var inventory = AwsInventory.connect(settings(profile))) {
            return inventory.caller();
        }
    }

    String account(@Nullable String profile) {
        return caller(profile).account();
    }

    /** The line that the census ends with. */
    String failure(@Nullable String profile) {
        try {
            return "no failure, but " + caller(profile);
        } catch (AwsAccessException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
