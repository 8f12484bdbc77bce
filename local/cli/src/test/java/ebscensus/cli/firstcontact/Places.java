package ebscensus.cli.firstcontact;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the placeholders of a row stand for: ports are known only when the row runs. */
final class Places {
    private final Map<String, String> values = new LinkedHashMap<>();

    private Places(Path home, ScriptedAws aws, PrivateCa ca) {
        values.put("{home}", home.toString());
        values.put("{http}", "http://" + aws.httpHost());
        values.put("{httpHost}", aws.httpHost());
        values.put("{https}", "https://" + aws.httpsHost());
        values.put("{httpsHost}", aws.httpsHost());
        values.put("{proxy}", "http://" + aws.proxyHost());
        values.put("{proxyHost}", aws.proxyHost());
        values.put("{nowhere}", "http://127.0.0.1:1");
        values.put("{ca}", ca.pem().toString());
        values.put("{otherCa}", ca.otherPem().toString());
        values.put("{bothCas}", ca.bothPems().toString());
        values.put("{hence}", inHours(1));
        values.put("{ago}", inHours(-1));
        for (var identity : Identity.values()) {
            values.put("{key of " + identity + "}", identity.accessKey());
            values.put("{token of " + identity + "}", identity.sessionToken());
        }
    }

    static Places of(Path home, ScriptedAws aws, PrivateCa ca) {
        return new Places(home, aws, ca);
    }

    String in(String text) {
        String result = text;
        for (var place : values.entrySet()) {
            result = result.replace(place.getKey(), place.getValue());
        }
        return result;
    }

    private static String inHours(int hours) {
        return Instant.now()
                .plus(hours, ChronoUnit.HOURS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }
}
