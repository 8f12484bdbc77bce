package ebscensus.core.request;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** Says which accounts to count. */
public sealed interface Accounts {
    /** The account that the program itself runs in. */
    record Own() implements Accounts {}

    /** The accounts with these ids. */
    record Listed(List<String> ids) implements Accounts {
        public Listed {
            if (ids.isEmpty()) {
                throw InvalidRequest.of("accounts", ids, "\"organization\", or one account id or more");
            }
            requireIds("accounts", ids);
            ids = List.copyOf(ids);
        }
    }

    /**
     * The accounts of the AWS organization. Accounts that the census cannot access are reported as missing.
     *
     * @param units the organizational units or roots to count, including the units below them; empty means all
     * @param exclude the accounts not to count
     */
    record Organization(List<String> units, List<String> exclude) implements Accounts {
        /** Source: docs.aws.amazon.com/organizations/latest/APIReference/API_OrganizationalUnit.html, 2026-11. */
        private static final Pattern UNIT = Pattern.compile("ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}|r-[0-9a-z]{4,32}");

        public Organization {
            for (String unit : units) {
                if (!UNIT.matcher(unit).matches()) {
                    throw InvalidRequest.of(
                            "organizationalUnits",
                            unit,
                            "the id of an organizational unit, such as \"ou-ab12-cdefgh34\"");
                }
            }
            if (new HashSet<>(units).size() < units.size()) {
                throw InvalidRequest.of("organizationalUnits", units, "each unit once");
            }
            requireIds("excludeAccounts", exclude);
            units = List.copyOf(units);
            exclude = List.copyOf(exclude);
        }
    }

    private static void requireIds(String field, List<String> ids) {
        ids.forEach(id -> Scope.requireAccount(field, id));
        if (new HashSet<>(ids).size() < ids.size()) {
            throw InvalidRequest.of(field, ids, "each account once");
        }
    }
}
