package ebscensus.core.request;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * One account in one region: the unit that EC2 throttles, that may be denied, and that the ledger accounts for.
 *
 * @param account twelve digits, or {@link #EVERY}
 * @param region an AWS region name such as {@code eu-west-1}, or {@link #EVERY}; so if the account is
 */
public record Scope(String account, String region) implements Comparable<Scope> {
    /** In place of a region: every one of the account. In place of an account: every one that was meant. */
    public static final String EVERY = "*";

    private static final Comparator<Scope> ORDER =
            Comparator.comparing(Scope::account).thenComparing(Scope::region);
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]{2,16}){1,3}-[0-9]{1,2}");

    /** Stands in the ledger for an organization that did not tell its accounts. */
    public static final Scope EVERYWHERE = new Scope(EVERY, EVERY);

    public Scope {
        if (!region.equals(EVERY)) {
            requireRegion("region", region);
        }
        if (!(account.equals(EVERY) && region.equals(EVERY))) {
            requireAccount("account", account);
        }
    }

    /** Stands in the ledger for all regions of an account that could not even be entered. */
    public static Scope wholeAccount(String account) {
        return new Scope(account, EVERY);
    }

    /** Whether this is the form of an AWS account id. */
    public static boolean isAccount(String text) {
        return ACCOUNT.matcher(text).matches();
    }

    /** Whether this is the form of an AWS region name. */
    public static boolean isRegion(String text) {
        return REGION.matcher(text).matches();
    }

    /** Refuses, naming the {@code field}, what is not the form of an AWS account id. */
    static void requireAccount(String field, String account) {
        if (!isAccount(account)) {
            throw InvalidRequest.of(field, account, "an account id of 12 digits, such as \"111122223333\"");
        }
    }

    /** Refuses, naming the {@code field}, what is not the form of an AWS region name. */
    static void requireRegion(String field, String region) {
        if (!isRegion(region)) {
            throw InvalidRequest.of(field, region, "a region name, such as \"eu-west-1\"");
        }
    }

    @Override
    public int compareTo(Scope other) {
        return ORDER.compare(this, other);
    }

    /** For messages: {@code 111122223333/eu-west-1}. */
    @Override
    public String toString() {
        return account + "/" + region;
    }
}
