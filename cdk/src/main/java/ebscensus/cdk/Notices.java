package ebscensus.cdk;

import ebscensus.functions.AnnouncementCadence;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who is notified of alarms, and how often people are notified of reports.
 *
 * @param topic the ARN of an existing topic; empty to create one
 * @param summary how often the summary of a report is sent; empty for never
 */
record Notices(Optional<String> email, Optional<String> topic, Optional<AnnouncementCadence> summary) {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");

    private static final Pattern TOPIC =
            Pattern.compile("arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}");

    static Notices read(SettingValues values) {
        return new Notices(
                values.optional(Setting.EMAIL, EMAIL, "an e-mail address"),
                values.optional(
                        Setting.TOPIC,
                        TOPIC,
                        "the ARN of an SNS topic, such as arn:aws:sns:eu-west-1:111122223333:ops"),
                summary(values));
    }

    private static Optional<AnnouncementCadence> summary(SettingValues values) {
        String value = values.text(Setting.SUMMARY);
        return switch (value) {
            case "never" -> Optional.empty();
            case "daily" -> Optional.of(AnnouncementCadence.DAILY);
            case "weekly" -> Optional.of(AnnouncementCadence.WEEKLY);
            default -> throw InvalidSetting.of(Setting.SUMMARY, value, "never, daily or weekly");
        };
    }

    boolean reachNobody() {
        return email.isEmpty() && topic.isEmpty();
    }
}
