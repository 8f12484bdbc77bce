package ebscensus.cdk;

import ebscensus.core.request.Text;

/** Reports a setting whose value is not allowed. It is thrown before anything is synthesized. */
final class InvalidSetting extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    private static final int LONGEST_VALUE_SHOWN = 200;

    private InvalidSetting(String message) {
        super(message);
    }

    static InvalidSetting of(Setting setting, String value, String allowed) {
        return new InvalidSetting("setting %s: %s is not allowed; allowed: %s (set it by -c %s=... or %s)"
                .formatted(
                        setting.key(),
                        Text.quoted(value, LONGEST_VALUE_SHOWN),
                        allowed,
                        setting.key(),
                        setting.variable()));
    }
}
