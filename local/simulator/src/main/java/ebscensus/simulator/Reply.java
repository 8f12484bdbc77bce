package ebscensus.simulator;

import java.time.Duration;
import java.util.Optional;

/** What goes back over the connection. */
sealed interface Reply {
    /** HTTP status; 0 without one. */
    int status();

    /** The code of the error it tells. */
    Optional<String> error();

    int items();

    record Body(int status, XmlWriter xml, Optional<String> error, int items) implements Reply {}

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
