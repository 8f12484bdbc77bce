package ebscensus.json;

import ebscensus.core.census.Cell;
import ebscensus.core.census.Measures;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Scope;
import java.util.ArrayList;
import java.util.HashMap;
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
import tools.jackson.databind.ser.std.ToStringSerializer;

/** Adds serializers and deserializers for those types of core that are not written field by field. */
final class CoreModule extends SimpleModule {
    private static final long serialVersionUID = 1;

    CoreModule() {
        super("ebscensus.core");
        addSerializer(CensusRequest.class, new RequestSerializer());
        addDeserializer(CensusRequest.class, new RequestDeserializer());
        addKeyDeserializer(Scope.class, new ScopeKey());
        addSerializer(Dimension.class, ToStringSerializer.instance);
        addDeserializer(Dimension.class, new DimensionDeserializer());
        addKeyDeserializer(Dimension.class, new DimensionKey());
    }

    /** Writes a request in the form that people also use. */
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

    /** Reads what {@link Dimension#toString} writes. */
    private static final class DimensionKey extends KeyDeserializer {
        @Override
        public Dimension deserializeKey(String key, DeserializationContext context) {
            try {
                return new Dimension(key);
            } catch (IllegalArgumentException e) {
                throw context.weirdKeyException(Dimension.class, key, String.valueOf(e.getMessage()));
            }
        }
    }

    private static final class DimensionDeserializer extends ValueDeserializer<Dimension> {
        @Override
        public Dimension deserialize(JsonParser json, DeserializationContext context) {
            String name = context.readValue(json, String.class);
            try {
                return new Dimension(name);
            } catch (IllegalArgumentException e) {
                throw context.weirdStringException(name, Dimension.class, String.valueOf(e.getMessage()));
            }
        }
    }

    static final class CellsSerializer extends ValueSerializer<Map<Cell, Measures>> {
        @Override
        public void serialize(Map<Cell, Measures> cells, JsonGenerator json, SerializationContext context) {
            var entries = new ArrayList<CellEntry>();
            cells.forEach((cell, measures) -> entries.add(CellEntry.of(cell, measures)));
            context.writeValue(json, entries.toArray(CellEntry[]::new));
        }
    }

    static final class CellsDeserializer extends ValueDeserializer<Map<Cell, Measures>> {
        @Override
        public Map<Cell, Measures> deserialize(JsonParser json, DeserializationContext context) {
            var cells = new HashMap<Cell, Measures>();
            for (CellEntry entry : context.readValue(json, CellEntry[].class)) {
                if (cells.put(new Cell(entry.values()), entry.measures()) != null) {
                    context.reportInputMismatch(this, "the cell %s occurs twice", entry.values());
                }
            }
            return cells;
        }
    }
}
