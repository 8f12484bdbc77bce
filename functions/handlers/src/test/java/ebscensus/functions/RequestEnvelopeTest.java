package ebscensus.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import ebscensus.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RequestEnvelopeTest {
    @Test
    void the_event_of_a_rule_carries_the_request_in_its_detail() throws IOException {
        assertThat(RequestEnvelope.open(scheduledEvent()).toString()).isEqualTo("{}");
        assertThat(RequestEnvelope.open(json(
                                "{\"detail-type\": \"Count\", \"detail\": {\"regions\": \"all\"}, \"source\": \"us\"}"))
                        .toString())
                .isEqualTo("{\"regions\":\"all\"}");
    }

    @Test
    void anything_else_is_the_request_itself() {
        assertThat(RequestEnvelope.open(json("{\"regions\": \"all\"}")).toString())
                .isEqualTo("{\"regions\":\"all\"}");
        assertThat(RequestEnvelope.open(json("{\"detail\": {}}")).toString()).isEqualTo("{\"detail\":{}}");
        assertThat(RequestEnvelope.open(json("7")).toString()).isEqualTo("7");
    }

    /** The class itself is not used to read events: it holds a Joda time, which Jackson cannot make of a text. */
    @Test
    void the_event_has_the_fields_that_ScheduledEvent_models() throws IOException {
        var setters = Arrays.stream(ScheduledEvent.class.getMethods())
                .map(method -> method.getName().toLowerCase(Locale.ROOT))
                .filter(name -> name.startsWith("set"))
                .collect(Collectors.toSet());

        assertThat(scheduledEvent().propertyNames())
                .filteredOn(name -> !name.equals("version"))
                .allSatisfy(name -> assertThat(setters).contains("set" + name.replace("-", "")));
    }

    static JsonNode scheduledEvent() throws IOException {
        try (var event = RequestEnvelopeTest.class.getResourceAsStream("scheduled-event.json")) {
            return Json.readTree(event.readAllBytes());
        }
    }

    private static JsonNode json(String text) {
        return Json.readTree(text.getBytes(StandardCharsets.UTF_8));
    }
}
