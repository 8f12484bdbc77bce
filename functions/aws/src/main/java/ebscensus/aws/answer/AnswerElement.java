package ebscensus.aws.answer;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * An element of an XML response, with only those children that the caller wants to keep. Elements are read by the SDK's rules.
 * Names are used without their namespaces. If several children have the same name, the first one counts. If comments or
 * elements interrupt a text, the last piece of the text counts.
 */
public final class AnswerElement {
    private final String name;
    private List<AnswerElement> children = List.of();

    /**
     * The names and texts, alternating, of the children that are kept with their text. A volume has a dozen such children, so no
     * {@link AnswerElement} is created for them.
     */
    private List<String> texts = List.of();

    private AnswerElement(String name) {
        this.name = name;
    }

    /** Reads an element up to its end tag. The parser must just have read the start tag of that element. */
    public static AnswerElement read(XMLStreamReader xml, KeptElements.Parent kept) throws XMLStreamException {
        var element = new AnswerElement(xml.getLocalName());
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                element.readChild(xml, kept.child(xml.getLocalName()));
            }
        }
        return element;
    }

    private void readChild(XMLStreamReader xml, @Nullable KeptElements kept) throws XMLStreamException {
        String child = xml.getLocalName();
        switch (kept) {
            case null -> skip(xml);
            case KeptElements.Text _ -> addText(child, text(xml));
            case KeptElements.TagValue(String key) -> addText(child, tagValue(xml, key));
            case KeptElements.Parent parent -> addChild(read(xml, parent));
        }
    }

    private void addText(String child, String text) {
        if (texts.isEmpty()) {
            texts = new ArrayList<>();
        }
        texts.add(child);
        texts.add(text);
    }

    private void addChild(AnswerElement child) {
        if (children.isEmpty()) {
            // Most volumes have one attachment.
            children = new ArrayList<>(1);
        }
        children.add(child);
    }

    /** Reads the text of an element up to its end tag. */
    private static String text(XMLStreamReader xml) throws XMLStreamException {
        String text = "";
        boolean continued = false;
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            boolean isText = event == XMLStreamConstants.CHARACTERS
                    || event == XMLStreamConstants.CDATA
                    || event == XMLStreamConstants.SPACE;
            if (isText) {
                text = continued ? text + xml.getText() : xml.getText();
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                skip(xml);
            }
            continued = isText;
        }
        return text;
    }

    /**
     * Reads a list of tags to its end. Returns the value of the tag whose key is {@code key}; empty if no tag has this key, or
     * the tag has no value.
     */
    private static String tagValue(XMLStreamReader xml, String key) throws XMLStreamException {
        String value = "";
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                var tag = new Tag(xml);
                if (key.equals(tag.key)) {
                    value = tag.value == null ? "" : tag.value;
                }
            }
        }
        return value;
    }

    /** One member of a list of tags. */
    private static final class Tag {
        private @Nullable String key;
        private @Nullable String value;

        Tag(XMLStreamReader xml) throws XMLStreamException {
            while (xml.next() != XMLStreamConstants.END_ELEMENT) {
                if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                    String name = xml.getLocalName();
                    if (name.equals("key") && key == null) {
                        key = text(xml);
                    } else if (name.equals("value") && value == null) {
                        value = text(xml);
                    } else {
                        skip(xml);
                    }
                }
            }
        }
    }

    /** Skips to the end tag of the current element. */
    private static void skip(XMLStreamReader xml) throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    /** The child called {@code field}; null if there is none, or if it is kept with its text only. */
    @Nullable
    public AnswerElement field(String field) {
        for (AnswerElement child : children) {
            if (child.name.equals(field)) {
                return child;
            }
        }
        return null;
    }

    /** The text of the child called {@code field}; null if there is none, or if it is kept without its text. */
    @Nullable
    public String text(String field) {
        for (int i = 0; i < texts.size(); i += 2) {
            if (texts.get(i).equals(field)) {
                return texts.get(i + 1);
            }
        }
        return null;
    }

    /** The members of the list called {@code field}; empty if there is no such list. */
    public List<AnswerElement> list(String field) {
        var found = field(field);
        return found == null ? List.of() : found.children;
    }
}
