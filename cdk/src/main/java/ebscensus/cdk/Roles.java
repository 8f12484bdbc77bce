package ebscensus.cdk;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the account's rules require of every IAM role of the stack.
 *
 * @param boundary the name, with its path if it has one, of the managed policy that is the permissions boundary of every role
 * @param path the path of every role, which begins and ends with a slash
 */
record Roles(Optional<String> boundary, String path) {
    /** Source: docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html, 2026-11. */
    static final String BOUNDARY_PATTERN = "([A-Za-z0-9_+=,.@-]+/){0,20}[A-Za-z0-9_+=,.@-]{1,128}";

    static final String PATH_PATTERN = "/([A-Za-z0-9_+=,.@-]+/){0,20}";

    static Roles read(SettingValues values) {
        return new Roles(
                values.optional(
                        Setting.PERMISSIONS_BOUNDARY,
                        Pattern.compile(BOUNDARY_PATTERN),
                        "the name of a managed policy of the account (not its ARN)"),
                values.matching(
                        Setting.ROLE_PATH,
                        Pattern.compile(PATH_PATTERN),
                        "a path of roles that begins and ends with a slash, such as /teams/finops/"));
    }
}
