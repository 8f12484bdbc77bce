package ebscensus.simulator.fleet;

import java.util.List;

/** The names of the accounts of an organization. Names are not unique, and some contain special characters. */
public final class AccountNames {
    private static final List<String> WHAT = List.of(
            "payments",
            "checkout",
            "identity",
            "search",
            "data-platform",
            "ml-training",
            "web",
            "mobile-api",
            "observability",
            "network",
            "security",
            "billing",
            "R&D",
            "Data & Analytics",
            "Field \"Demo\"",
            "Legacy <do not use>");

    private static final List<String> STAGES = List.of("prod", "prod", "staging", "dev", "sandbox");

    private AccountNames() {}

    /**
     * The name of an account, which depends only on its id. It consists of at most 50 printable ASCII characters, as
     * Organizations allows.
     */
    public static String of(String account) {
        if (account.equals(Simulation.OWN_ACCOUNT)) {
            return "management";
        }
        long hash = Hash.of(0, account);
        return Hash.pick(hash, Trait.ACCOUNT, WHAT) + "-" + Hash.pick(hash, Trait.ENV, STAGES);
    }
}
