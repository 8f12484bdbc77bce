package ebscensus.aws.answer;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of an answer's element to keep; all others are skipped. */
public sealed interface KeptElements {
    /** How to keep the child with that name; null to skip it. */
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

    /** A list of tags, of which only the value of the one with that key matters: it stands for the text of the list. */
    record TagValue(String key) implements KeptElements {
        @Override
        public @Nullable KeptElements child(String name) {
            return null;
        }
    }

    /** An element with fields, by their names without namespace. */
    record Fields(Map<String, KeptElements> fields) implements KeptElements {
        public Fields {
            fields = Map.copyOf(fields);
        }

        @Override
        public @Nullable KeptElements child(String name) {
            return fields.get(name);
        }
    }

    /** A list, whose members may have any name, as in the SDK. */
    record ListOf(KeptElements member) implements KeptElements {
        @Override
        public KeptElements child(String name) {
            return member;
        }
    }
}
