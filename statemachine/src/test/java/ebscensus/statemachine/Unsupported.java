package ebscensus.statemachine;

/** The definition asks for something that this runner does not know. */
public final class Unsupported extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unsupported(String message) {
        super(message);
    }
}
