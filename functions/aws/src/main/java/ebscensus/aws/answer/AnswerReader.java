package ebscensus.aws.answer;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Reads the response to a request and gives the SDK an empty response instead. The SDK would create an object for every element
 * and field, of which a census needs only a tenth, and it would take ten times as long. This class reads the body when the SDK
 * would read it, so failures happen in the same place as without this class. A reader serves one request at a time.
 */
public final class AnswerReader {
    public static final ExecutionAttribute<AnswerReader> ATTRIBUTE = new ExecutionAttribute<>("ebscensus.AnswerReader");

    private final String rootName;
    private final KeptElements.Fields kept;
    private @Nullable AnswerElement root;

    /**
     * @param rootName the name of the root element of the expected response
     * @param kept the parts to keep
     */
    public AnswerReader(String rootName, KeptElements.Fields kept) {
        this.rootName = rootName;
        this.kept = kept;
    }

    /** The root element of the last response; null if there was no response, or if it was the response to another action. */
    @Nullable
    public AnswerElement root() {
        return root;
    }

    /**
     * Reads a response and returns its root element; null if the root element is not called {@code rootName}.
     *
     * @throws XMLStreamException if the body is not XML, cannot be read or declares a document type
     */
    @Nullable
    public static AnswerElement read(InputStream body, String rootName, KeptElements.Fields kept)
            throws XMLStreamException {
        var xml = parser(body);
        while (xml.next() != XMLStreamConstants.START_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.DTD) {
                throw new XMLStreamException("an answer with a document type declaration", xml.getLocation());
            }
        }
        return xml.getLocalName().equals(rootName) ? AnswerElement.read(xml, kept) : null;
    }

    private void read(InputStream body) throws IOException {
        root = null;
        try {
            root = read(body, rootName, kept);
        } catch (XMLStreamException e) {
            throw new IOException("the answer is not XML", e);
        }
    }

    /**
     * An Aalto parser with the SDK's settings. A new factory is used for each parser, because factories are not thread-safe.
     */
    private static XMLStreamReader parser(InputStream body) throws XMLStreamException {
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // Without lazy parsing, damaged content causes an XMLStreamException as soon as it is read, which is what the
        // callers expect.
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        return new SharedTexts(factory.createXMLStreamReader(body));
    }

    /**
     * Passes each successful response to the reader of its request. Every EC2 client needs this interceptor. The SDK itself
     * reads errors, and the responses to requests without a reader.
     */
    public static final class Gate implements ExecutionInterceptor {
        @Override
        public Optional<InputStream> modifyHttpResponseContent(
                Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
            var reader = attributes.getAttribute(ATTRIBUTE);
            return reader == null || !context.httpResponse().isSuccessful()
                    ? context.responseBody()
                    : context.responseBody().map(body -> new Read(reader, body));
        }
    }

    /** Reads the real response, then returns an empty response to the SDK. Closing this stream closes the real response. */
    private static final class Read extends FilterInputStream {
        private static final byte[] EMPTY_ANSWER = "<read/>".getBytes(StandardCharsets.UTF_8);

        private final AnswerReader reader;
        private final InputStream rest = new ByteArrayInputStream(EMPTY_ANSWER);
        private boolean begun;

        Read(AnswerReader reader, InputStream body) {
            super(body);
            this.reader = reader;
        }

        @Override
        public int read() throws IOException {
            readAnswer();
            return rest.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            readAnswer();
            return rest.read(buffer, offset, length);
        }

        private void readAnswer() throws IOException {
            if (!begun) {
                begun = true;
                reader.read(in);
            }
        }
    }
}
