package ebscensus.configuration;

import ebscensus.aws.AwsAccessException;
import ebscensus.core.request.Text;

/**
 * The value of a setting, with the place that it comes from.
 *
 * @param source the place that the value comes from, as messages name it, such as {@code AWS_REGION} or
 *     {@code region of profile "audit"}
 */
record Setting(String source, String value) {
    private static final int LONGEST_VALUE_SHOWN = 200;

    /** Whether the value turns the setting on. As in the AWS CLI, only {@code true} does so, in upper or lower case. */
    boolean isTrue() {
        return value.strip().equalsIgnoreCase("true");
    }

    /** @param expected what the value should be, such as {@code the name of a region, such as eu-west-1} */
    AwsAccessException isNot(String expected) {
        return new AwsAccessException(
                source + " is " + Text.quoted(value, LONGEST_VALUE_SHOWN) + ", which is not " + expected);
    }
}
