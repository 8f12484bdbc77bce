package ebscensus.core.request;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The role that the census assumes in every account but its own.
 *
 * @param name the name of the role, 1 to 64 characters. If the role has a path, the path comes before the name, as in
 *     {@code audit/Reader}. Path and name together have at most 576 characters. Source:
 *     docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 * @param externalId the external id, 2 to 1,224 characters, if the role's trust policy requires one; otherwise null. Source:
 *     docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html, 2026-11
 */
public record AccountRole(String name, @Nullable String externalId) {
    private static final int LONGEST_NAME = 512 + 64;
    private static final Pattern NAME = Pattern.compile("((?!\\.\\.?/)[A-Za-z0-9+=,.@_-]+/)*[A-Za-z0-9+=,.@_-]{1,64}");
    private static final Pattern EXTERNAL_ID = Pattern.compile("[A-Za-z0-9+=,.@:/_-]{2,1224}");

    public static final AccountRole DEFAULT = new AccountRole("EbsCensusReader", null);

    public AccountRole {
        if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
            throw InvalidRequest.of(
                    "role",
                    name,
                    "the name of an IAM role (1 to 64 letters, digits and +=,.@_-), preceded by its path if it has one,"
                            + " such as \"audit/Reader\"");
        }
        if (externalId != null && !EXTERNAL_ID.matcher(externalId).matches()) {
            throw InvalidRequest.of("externalId", externalId, "2 to 1,224 letters, digits and +=,.@:/_-");
        }
    }
}
