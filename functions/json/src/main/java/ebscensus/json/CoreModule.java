package ebscensus.json;

import ebscensus.core.CensusRequest;
import ebscensus.core.Kind;
import ebscensus.core.Scope;
import ebscensus.core.VolumeTotals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/** The types of core that are not written field by field. */
final class CoreModule extends SimpleModule {
    private static final long serialVersionUID = 1;

    CoreModule() {
        super("ebscensus.core");
        addSerializer(CensusRequest.class, new RequestSerializer());
        addDeserializer(CensusRequest.class, new RequestDeserializer());
        addKeyDeserializer(Scope.class, new ScopeKey());
    }

    /** A request travels in the form in which people write it. */
    private static final class RequestSerializer extends ValueSerializer<CensusRequest> {
        @Override
        public void serialize(CensusRequest request, JsonGenerator json, SerializationContext context) {
            json.writeTree(RequestJson.write(request));
        }
    }

    private static final class RequestDeserializer extends ValueDeserializer<CensusRequest> {
        @Override
        public CensusRequest deserialize(JsonParser json, DeserializationContext context) {
            return RequestJson.parse(json.<JsonNode>readValueAsTree());
        }
    }

    /** Reads what {@link Scope#toString} writes. */
    private static final class ScopeKey extends KeyDeserializer {
        @Override
        public Scope deserializeKey(String key, DeserializationContext context) {
            int slash = key.indexOf('/');
            return new Scope(key.substring(0, Math.max(0, slash)), key.substring(slash + 1));
        }
    }

    /** One entry of {@code Map<Kind, VolumeTotals>}, whose key is no text. */
    record KindTotals(String type, List<String> labels, long volumes, long gibibytes) {}

    static final class KindsSerializer extends ValueSerializer<Map<Kind, VolumeTotals>> {
        @Override
        public void serialize(Map<Kind, VolumeTotals> kinds, JsonGenerator json, SerializationContext context) {
            var entries = new ArrayList<KindTotals>();
            kinds.forEach((kind, totals) ->
                    entries.add(new KindTotals(kind.type(), kind.labels(), totals.volumes(), totals.gibibytes())));
            context.writeValue(json, entries.toArray(KindTotals[]::new));
        }
    }

    static final class KindsDeserializer extends ValueDeserializer<Map<Kind, VolumeTotals>> {
        @Override
        public Map<Kind, VolumeTotals> deserialize(JsonParser json, DeserializationContext context) {
            var kinds = new HashMap<Kind, VolumeTotals>();
            for (KindTotals entry : context.readValue(json, KindTotals[].class)) {
                var kind = new Kind(entry.type(), entry.labels());
                if (kinds.put(kind, new VolumeTotals(entry.volumes(), entry.gibibytes())) != null) {
                    context.reportInputMismatch(this, "the kind %s is there twice", kind);
                }
            }
            return kinds;
        }
    }
}
