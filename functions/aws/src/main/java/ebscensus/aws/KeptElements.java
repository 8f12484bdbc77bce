package ebscensus.aws;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which parts of an element of an answer are kept when it is read; all else is passed over. */
sealed interface KeptElements {
    /** How the child of that name is kept; null if it is not. */
    @Nullable
    KeptElements child(String name);

    /** An element of which its text matters, or only that it is there. */
    record Text() implements KeptElements {
        static final Text TEXT = new Text();

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

    /** A list: every child is a member, whatever its name; so the SDK reads it. */
    record ListOf(KeptElements member) implements KeptElements {
        @Override
        public KeptElements child(String name) {
            return member;
        }
    }
}
