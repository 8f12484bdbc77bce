package ebscensus.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import ebscensus.core.request.InvalidRequest;
import ebscensus.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RequestEnvelopeTest {
    @Test
    void the_event_of_a_rule_carries_the_request_in_its_detail() throws IOException {
        assertThat(RequestEnvelope.open(scheduledEvent()).request().toString()).isEqualTo("{}");
        assertThat(RequestEnvelope.open(json(
                                "{\"detail-type\": \"Count\", \"detail\": {\"regions\": \"all\"}, \"source\": \"us\"}"))
                        .request()
                        .toString())
                .isEqualTo("{\"regions\":\"all\"}");
    }

    @Test
    void anything_else_is_the_request_itself() {
        assertThat(RequestEnvelope.open(json("{\"regions\": \"all\"}"))
                        .request()
                        .toString())
                .isEqualTo("{\"regions\":\"all\"}");
        assertThat(RequestEnvelope.open(json("{\"detail\": {}}")).request().toString())
                .isEqualTo("{\"detail\":{}}");
        assertThat(RequestEnvelope.open(json("7")).request().toString()).isEqualTo("7");
    }

    @Test
    void the_execution_to_complete_is_named_or_given_by_its_ARN() {
        for (String name :
                List.of("nightly", "arn:aws-cn:states:cn-north-1:111122223333:execution:ebs-census:nightly")) {
            var envelope = RequestEnvelope.open(json("{\"rerun\": \"" + name + "\", \"callsPerSecond\": 5}"));

            assertThat(envelope.rerun()).contains("nightly");
            assertThat(envelope.request().toString()).isEqualTo("{\"callsPerSecond\":5}");
        }
        assertThat(RequestEnvelope.open(json("{}")).rerun()).isEmpty();
    }

    @Test
    void an_execution_to_complete_that_is_no_name_is_refused() {
        for (String name : List.of("7", "null", "\"\"", "[\"nightly\"]")) {
            assertThatThrownBy(() -> RequestEnvelope.open(json("{\"rerun\": " + name + "}")))
                    .isInstanceOf(InvalidRequest.class)
                    .hasMessageContaining("rerun")
                    .hasMessageContaining("the name of an earlier execution");
        }
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
