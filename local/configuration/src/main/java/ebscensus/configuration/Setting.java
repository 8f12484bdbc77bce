package ebscensus.configuration;

/**
 * A value, and who said it.
 *
 * @param source as a message names it: {@code AWS_REGION}, {@code region of profile "audit"}
 */
record Setting(String source, String value) {
    /** As the AWS CLI reads a switch. */
    boolean isTrue() {
        return value.strip().equalsIgnoreCase("true");
    }
}
