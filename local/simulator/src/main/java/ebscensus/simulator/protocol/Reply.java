package ebscensus.simulator.protocol;

import java.time.Duration;
import java.util.Optional;

/** What goes back over the connection. */
sealed interface Reply {
    /** HTTP status; 0 without one. */
    int status();

    /** The code of the error it tells. */
    Optional<String> error();

    int items();

    /** A body whose length is told first. */
    record Whole(int status, String mediaType, XmlWriter xml, Optional<String> error, int items) implements Reply {}

    /** A body that can be written as it is sent, so that however long it is it needs no memory. */
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

    /** The connection ends after this time. */
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
