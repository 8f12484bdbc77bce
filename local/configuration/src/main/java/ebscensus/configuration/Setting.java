package ebscensus.configuration;

import ebscensus.aws.AwsAccessException;
import ebscensus.core.request.Text;

/**
 * A value and where it comes from.
 *
 * @param source where the value comes from, as messages name it: {@code AWS_REGION}, {@code region of profile "audit"}
 */
record Setting(String source, String value) {
    private static final int LONGEST_VALUE_SHOWN = 200;

    /** Reads a switch as the AWS CLI does. */
    boolean isTrue() {
        return value.strip().equalsIgnoreCase("true");
    }

    /** @param expected such as {@code the name of a region, such as eu-west-1} */
    AwsAccessException isNot(String expected) {
        return new AwsAccessException(
                source + " is " + Text.quoted(value, LONGEST_VALUE_SHOWN) + ", which is not " + expected);
    }
}
