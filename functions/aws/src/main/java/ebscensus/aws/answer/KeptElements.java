package ebscensus.aws.answer;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says which parts of an XML element are kept when a response is read; all other parts are skipped. */
public sealed interface KeptElements {
    /** An element that is kept with its text, which may be empty. */
    record Text() implements KeptElements {
        public static final Text TEXT = new Text();
    }

    /** A list of tags. Only the value of the tag with this key is kept, and becomes the text of the list. */
    record TagValue(String key) implements KeptElements {}

    /** An element that is kept with some of its children. */
    sealed interface Parent extends KeptElements {
        /** What is kept of the child called {@code name}; null if the child is skipped. */
        @Nullable
        KeptElements child(String name);
    }

    /** An element with fields. The keys of the map are the names of the fields to keep, without namespaces. */
    record Fields(Map<String, KeptElements> fields) implements Parent {
        public Fields {
            fields = Map.copyOf(fields);
        }

        @Override
        public @Nullable KeptElements child(String name) {
            return fields.get(name);
        }
    }

    /** A list. Its members may have any name, as in the SDK. */
    record ListOf(Fields member) implements Parent {
        @Override
        public KeptElements child(String name) {
            return member;
        }
    }
}
