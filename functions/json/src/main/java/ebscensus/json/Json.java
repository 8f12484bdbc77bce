package ebscensus.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import ebscensus.core.census.Cube;
import ebscensus.core.census.ListedScope;
import ebscensus.core.census.ScopePartial;
import ebscensus.core.inventory.Outcome.Failed;
import ebscensus.core.inventory.Outcome.LostChunk;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.plan.RunPlan;
import ebscensus.core.request.AccountRole;
import java.io.Writer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Converts records to JSON and back. Reading is strict. It fails with a {@link tools.jackson.core.JacksonException} if a field
 * is unknown, missing or repeated, if it is null (except for a few fields), if a fraction stands in place of a whole number, or
 * if a number is in quotes; the exception names the field. Thread-safe.
 */
public final class Json {
    static final JsonMapper MAPPER = mapper();

    private Json() {}

    public static <T> T read(byte[] json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    /** Reads any JSON document whose objects have no repeated keys. */
    public static JsonNode readTree(byte[] json) {
        return MAPPER.readTree(json);
    }

    public static <T> T convert(JsonNode json, Class<T> type) {
        return MAPPER.treeToValue(json, type);
    }

    /** Reads a document part by part. Like {@link #readTree}, it refuses objects with repeated keys. */
    public static JsonParser parser(byte[] json) {
        return MAPPER.createParser(json);
    }

    /** Writes an indented document part by part. */
    public static JsonGenerator generator(Writer out) {
        return MAPPER.writerWithDefaultPrettyPrinter().createGenerator(out);
    }

    /** Converts a value to the JSON that {@link #write} would write. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    public static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    private static JsonMapper mapper() {
        return JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .changeDefaultNullHandling(_ -> JsonSetter.Value.forValueNulls(Nulls.FAIL, Nulls.FAIL))
                .addMixIn(ListedScope.class, CoreMixIns.MayBeNull.class)
                .addMixIn(ScopePartial.class, CoreMixIns.MayBeNull.class)
                .addMixIn(RunPlan.class, CoreMixIns.MayBeNull.class)
                .addMixIn(Cube.class, CoreMixIns.CellsAreEntries.class)
                .addMixIn(Failed.class, CoreMixIns.FailedJson.class)
                .addMixIn(LostChunk.class, CoreMixIns.LostChunkJson.class)
                .addMixIn(AccountRole.class, CoreMixIns.MayBeNull.class)
                .addMixIn(Missing.class, CoreMixIns.NamedOutcome.class)
                .addModule(new CoreModule())
                .build();
    }
}
