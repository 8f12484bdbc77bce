package ebscensus.simulator.protocol;

import ebscensus.simulator.fleet.Access;
import ebscensus.simulator.fleet.AccountNames;
import ebscensus.simulator.fleet.AccountState;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.json.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Answers the simulated actions of Organizations. The organization has all accounts of the simulation except standalone ones;
 * its management account is the account of the first scope. Accounts are in the root and in four organizational units, one of
 * which is below another.
 */
final class OrganizationsActions {
    private static final String ROOT = "r-sim1";
    private static final String FIRST_UNIT = "ou-sim1-00000001";

    /** The last unit is below the first unit; all other units are below the root. */
    private static final List<String> UNITS =
            List.of(FIRST_UNIT, "ou-sim1-00000002", "ou-sim1-00000003", "ou-sim1-00000004");

    private static final Pattern PARENT = Pattern.compile("r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}");

    private final String management;
    private final Access access;
    private final Map<String, String> parents = new LinkedHashMap<>();

    OrganizationsActions(Simulation simulation) {
        this.management = simulation.firstScope().account();
        this.access = simulation.access();
        simulation.accounts().stream()
                .filter(account -> access.state(account) != AccountState.STANDALONE)
                .forEach(account -> parents.put(account, parent(parents.size())));
    }

    /** @throws Ec2Error if the response is an error */
    Answer answer(Request request) {
        if (!parents.containsKey(request.scope().account())) {
            throw Ec2Error.invalid(
                    "AWSOrganizationsNotInUseException", "Your account is not a member of an organization.");
        }
        if (!request.scope().account().equals(management)) {
            throw Ec2Error.invalid(
                    "AccessDeniedException", "You don't have permissions to access this resource: " + request.action());
        }
        return switch (request.action()) {
            case "ListAccounts" -> page(request, "Accounts", List.copyOf(parents.keySet()), this::account);
            case "ListAccountsForParent" -> page(request, "Accounts", accountsOf(parent(request)), this::account);
            case "ListOrganizationalUnitsForParent" ->
                page(request, "OrganizationalUnits", unitsOf(parent(request)), this::unit);
            default -> throw Ec2Error.invalid("UnknownOperationException", "no operation " + request.action());
        };
    }

    /** Distributes the accounts among the root and the units. The first account, usually the management account, is in the root. */
    private static String parent(int place) {
        int turn = place % (UNITS.size() + 1);
        return turn == 0 ? ROOT : UNITS.get(turn - 1);
    }

    private static String parent(Request request) {
        String parent = request.query().text("ParentId").orElse("");
        if (!PARENT.matcher(parent).matches()) {
            throw invalid("You specified an invalid value: ParentId");
        }
        if (!parent.equals(ROOT) && !UNITS.contains(parent)) {
            throw Ec2Error.invalid("ParentNotFoundException", "You specified parent that doesn't exist");
        }
        return parent;
    }

    private List<String> accountsOf(String parent) {
        var accounts = new ArrayList<String>();
        parents.forEach((account, its) -> {
            if (its.equals(parent)) {
                accounts.add(account);
            }
        });
        return accounts;
    }

    private static List<String> unitsOf(String parent) {
        return switch (parent) {
            case ROOT -> UNITS.subList(0, UNITS.size() - 1);
            case FIRST_UNIT -> UNITS.subList(UNITS.size() - 1, UNITS.size());
            default -> List.of();
        };
    }

    private static Answer page(
            Request request, String set, List<String> members, Function<String, String> description) {
        int size = request.query().text("MaxResults").isEmpty()
                ? Limits.PAGE
                : request.query().maxResults().orElse(0);
        if (size < 1 || size > Limits.PAGE) {
            throw invalid("You specified an invalid value: MaxResults");
        }
        int from = request.query()
                .text("NextToken")
                .map(token ->
                        JsonPage.from(token).orElseThrow(() -> invalid("You specified an invalid value: NextToken")))
                .orElse(0);
        var items = members.stream().map(description).toList();
        return JsonPage.of("", set, items, from, size, request.ordinal());
    }

    private static Ec2Error invalid(String message) {
        return Ec2Error.invalid("InvalidInputException", message);
    }

    private String account(String id) {
        return """
            {"Id":"%s","Arn":"arn:aws:organizations::%s:account/o-simulated1/%1$s",\
            "Email":"%1$s@example.com","Name":%s,"Status":"%s","State":"%4$s",\
            "JoinedMethod":"CREATED","JoinedTimestamp":1767225600.5}\
            """.formatted(id, management, JsonText.quoted(AccountNames.of(id)), access.state(id));
    }

    private String unit(String id) {
        return """
            {"Id":"%s","Arn":"arn:aws:organizations::%s:ou/o-simulated1/%1$s","Name":"%1$s"}\
            """.formatted(id, management);
    }

    /** The limits of Organizations. */
    static final class Limits {
        /** The maximum and default number of items on a page. Source: API reference, ListAccounts, read 2026-11. */
        static final int PAGE = 20;

        /** The most requests of one action and account at once. Source: Organizations user guide, quotas, read 2026-11. */
        static final int BUCKET = 12;

        /** Requests per second; same source as {@link #BUCKET}. */
        static final int REFILL = 8;

        private Limits() {}
    }
}
