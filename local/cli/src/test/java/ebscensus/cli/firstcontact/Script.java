package ebscensus.cli.firstcontact;

import java.util.Optional;

/** What goes otherwise than well. */
@FunctionalInterface
interface Script {
    /** AWS answers as it should. */
    Script WELL = request -> Optional.empty();

    /** The reply to be given in place of AWS's own, if any. */
    Optional<Reply> instead(Seen request);

    /** Every request of a service's action gets that reply. */
    static Script always(String service, String action, Reply reply) {
        return request -> request.asks(service, action) ? Optional.of(reply) : Optional.empty();
    }
}
