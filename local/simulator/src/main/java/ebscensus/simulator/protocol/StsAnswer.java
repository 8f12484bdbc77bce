package ebscensus.simulator.protocol;

import java.util.Optional;
import java.util.function.Consumer;

/** The response to an STS action. */
record StsAnswer(String action, Consumer<XmlWriter> result, Optional<String> roleAccount) implements Answer {
    @Override
    public int items() {
        return 0;
    }

    @Override
    public void write(XmlWriter xml, String requestId) {
        xml.literal("<")
                .literal(action)
                .literal("Response xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">")
                .open(action + "Result");
        result.accept(xml);
        xml.close(action + "Result")
                .literal("<ResponseMetadata>")
                .element("RequestId", requestId)
                .literal("</ResponseMetadata>")
                .close(action + "Response");
    }
}
