package ebscensus.simulator.protocol;

import java.time.Duration;
import java.util.Optional;

/** What the endpoint sends for a request: a response or nothing. */
sealed interface Reply {
    /** The HTTP status; 0 if there is no response. */
    int status();

    /** The error code; empty if the reply has none. */
    Optional<String> error();

    int items();

    /** A response whose complete body is in memory, so that its length can be sent first. */
    record Whole(int status, String mediaType, XmlWriter xml, Optional<String> error, int items) implements Reply {}

    /** A response whose body is written while it is sent, so that the whole body is never in memory. */
    record Streamed(Answer answer, String mediaType, String requestId) implements Reply {
        @Override
        public int status() {
            return 200;
        }

        @Override
        public Optional<String> error() {
            return Optional.empty();
        }

        @Override
        public int items() {
            return answer.items();
        }

        Whole whole() {
            var xml = XmlWriter.inMemory();
            answer.write(xml, requestId);
            return new Whole(status(), mediaType, xml, error(), items());
        }
    }

    /** No response: the connection ends after this time. */
    record Silence(Duration before) implements Reply {
        @Override
        public int status() {
            return 0;
        }

        @Override
        public Optional<String> error() {
            return Optional.empty();
        }

        @Override
        public int items() {
            return 0;
        }
    }
}
