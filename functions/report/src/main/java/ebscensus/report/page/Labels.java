package ebscensus.report.page;

import ebscensus.core.request.Scope;
import ebscensus.report.Overview;
import ebscensus.report.page.Table.Cell;
import java.util.Locale;

/** Names accounts, regions and scopes on the page. */
final class Labels {
    /** The text of a cell without a value. */
    static final String NOTHING = "–";

    private Labels() {}

    /** The name of an account with its id, or the id alone. */
    static Cell account(String id, Overview report) {
        String name = report.accountNames().getOrDefault(id, "");
        String shown = id.equals(Scope.EVERY) ? "every account" : id;
        return name.isEmpty() ? Cell.of(shown) : Cell.of(name, shown);
    }

    static String region(String region) {
        return region.equals(Scope.EVERY) ? "every region" : region;
    }

    /** The scope in words, such as {@code 111122223333 shop-prod in eu-west-1}. */
    static String scope(Scope scope, Overview report) {
        return scope.equals(Scope.EVERYWHERE)
                ? "every account"
                : report.account(scope.account()) + " in " + region(scope.region());
    }

    static String capitalized(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
