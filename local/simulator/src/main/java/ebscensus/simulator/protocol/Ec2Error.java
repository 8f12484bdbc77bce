package ebscensus.simulator.protocol;

import ebscensus.simulator.fault.Fault;
import java.util.Collection;

/** An error response of any simulated service. It is thrown where the error is found, and written by {@link Service}. */
final class Ec2Error extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    Ec2Error(int status, String code, String message) {
        // Errors are ordinary responses here, and creating a stack trace would take longer than writing a response.
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** The HTTP status. */
    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String text() {
        return String.valueOf(getMessage());
    }

    static Ec2Error of(Fault.Refusal refusal) {
        return new Ec2Error(refusal.status(), refusal.code(), refusal.message());
    }

    static Ec2Error invalid(String code, String message) {
        return new Ec2Error(400, code, message);
    }

    static Ec2Error invalidValue(String message) {
        return invalid("InvalidParameterValue", message);
    }

    static Ec2Error notFound(String code, String kind, Collection<String> ids) {
        var message = ids.size() == 1
                ? "The " + kind + " ID '" + ids.iterator().next() + "' does not exist"
                : "The " + kind + " IDs '" + String.join(", ", ids) + "' do not exist";
        return invalid(code, message);
    }
}
