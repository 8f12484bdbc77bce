package ebscensus.aws.answer;

import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.jspecify.annotations.Nullable;

/**
 * Usually returns the same string for equal texts of a response, such as types, zones, states and usual sizes. This saves memory: a census
 * holds several pages of volumes, and volumes without an instance until their scope has been counted.
 */
final class SharedTexts extends StreamReaderDelegate {
    /**
     * The number of strings that are remembered, a power of two. We chose more than the number of texts that usually repeat in a
     * response.
     */
    private static final int REMEMBERED = 256;

    private final @Nullable String[] texts = new String[REMEMBERED];

    SharedTexts(XMLStreamReader xml) {
        super(xml);
    }

    @Override
    public String getText() {
        String text = super.getText();
        int place = text.hashCode() & (REMEMBERED - 1);
        String known = texts[place];
        if (known != null && known.equals(text)) {
            return known;
        }
        texts[place] = text;
        return text;
    }
}
