package ebscensus.aws.answer;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of an element in a response that are kept; all other parts are skipped. */
public sealed interface KeptElements {
    /** What is kept of the child with the name; null if the child is skipped. */
    @Nullable
    KeptElements child(String name);

    /** An element whose text or presence matters. */
    record Text() implements KeptElements {
        public static final Text TEXT = new Text();

        @Override
        public @Nullable KeptElements child(String name) {
            return null;
        }
    }

    /** A list of tags of which only the value of one key is kept, as the text of the list. */
    record TagValue(String key) implements KeptElements {
        @Override
        public @Nullable KeptElements child(String name) {
            return null;
        }
    }

    /** An element with fields; the keys of the map are the names of the fields without namespace. */
    record Fields(Map<String, KeptElements> fields) implements KeptElements {
        public Fields {
            fields = Map.copyOf(fields);
        }

        @Override
        public @Nullable KeptElements child(String name) {
            return fields.get(name);
        }
    }

    /** A list. Its members may have any name, as in the SDK. */
    record ListOf(KeptElements member) implements KeptElements {
        @Override
        public KeptElements child(String name) {
            return member;
        }
    }
}
