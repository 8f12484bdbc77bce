package ebscensus.cdk;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who is notified of alarms.
 *
 * @param topic the ARN of an existing topic; empty to create one
 */
record Notices(Optional<String> email, Optional<String> topic) {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");

    private static final Pattern TOPIC =
            Pattern.compile("arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}");

    static Notices read(SettingValues values) {
        return new Notices(
                values.optional(Setting.EMAIL, EMAIL, "an e-mail address"),
                values.optional(
                        Setting.TOPIC,
                        TOPIC,
                        "the ARN of an SNS topic, such as arn:aws:sns:eu-west-1:111122223333:ops"));
    }

    boolean reachNobody() {
        return email.isEmpty() && topic.isEmpty();
    }
}
