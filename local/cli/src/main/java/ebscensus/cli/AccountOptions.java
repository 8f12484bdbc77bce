package ebscensus.cli;

import ebscensus.core.request.AccountRole;
import ebscensus.core.request.Accounts;
import ebscensus.core.request.InvalidRequest;
import ebscensus.core.request.Tolerance;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose accounts, the role to assume in them, and what may be missing. */
final class AccountOptions {
    @Option(
            names = "--account",
            paramLabel = "ID",
            description = "Count this account; repeat it for several. Default: the account of your credentials.")
    private List<String> ids = new ArrayList<>();

    @Option(
            names = "--organization",
            description = "Count every active account of the AWS organization. Needs credentials of its management"
                    + " account or of a delegated administrator, and the permission organizations:ListAccounts.")
    private boolean organization;

    @Option(
            names = "--organizational-unit",
            paramLabel = "ID",
            description = "Count only the accounts of this organizational unit and of the units below it; repeat it"
                    + " for several.")
    private List<String> units = new ArrayList<>();

    @Option(
            names = "--exclude-account",
            paramLabel = "ID",
            description = "Do not count this account of the organization; repeat it for several.")
    private List<String> exclude = new ArrayList<>();

    @Option(
            names = "--role",
            paramLabel = "NAME",
            description = "The role to assume in every account but your own. Default: ${DEFAULT-VALUE}.")
    private String role = AccountRole.DEFAULT.name();

    @Option(names = "--external-id", paramLabel = "ID", description = "The external id that the role requires.")
    private @Nullable String externalId;

    @Option(
            names = "--tolerate",
            paramLabel = "SCOPE",
            description = "An account, a region, or both, such as 111122223333/eu-west-1. The census is COMPLETE"
                    + " even if this scope is missing; repeat it for several.")
    private List<String> tolerate = new ArrayList<>();

    Accounts accounts() {
        boolean ofOrganization = organization || !units.isEmpty() || !exclude.isEmpty();
        if (ofOrganization && !ids.isEmpty()) {
            throw new InvalidRequest("--account and --organization exclude each other: give one of them");
        }
        if (ofOrganization) {
            return new Accounts.Organization(units, exclude);
        }
        return ids.isEmpty() ? new Accounts.Own() : new Accounts.Listed(ids);
    }

    AccountRole role() {
        return new AccountRole(role, externalId);
    }

    Tolerance tolerance() {
        return new Tolerance(tolerate);
    }
}
