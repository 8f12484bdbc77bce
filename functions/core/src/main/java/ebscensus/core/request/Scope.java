package ebscensus.core.request;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * One account in one region. EC2 throttles calls and grants access for each scope separately, and the ledger has one line for
 * each scope.
 *
 * @param account twelve digits, or {@link #EVERY}
 * @param region an AWS region name such as {@code eu-west-1}, or {@link #EVERY}; if the account is {@link #EVERY}, the region
 *     must be {@link #EVERY}, too
 */
public record Scope(String account, String region) implements Comparable<Scope> {
    /** The name that stands for all regions of an account, or for all accounts of the request. */
    public static final String EVERY = "*";

    private static final Comparator<Scope> ORDER =
            Comparator.comparing(Scope::account).thenComparing(Scope::region);
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]{2,16}){1,3}-[0-9]{1,2}");

    /** Shown in the ledger if the accounts to count are unknown, for example because the organization could not be read. */
    public static final Scope EVERYWHERE = new Scope(EVERY, EVERY);

    public Scope {
        if (!region.equals(EVERY)) {
            requireRegion("region", region);
        }
        if (!(account.equals(EVERY) && region.equals(EVERY))) {
            requireAccount("account", account);
        }
    }

    /** All regions of an account. Shown in the ledger if the census cannot access the account. */
    public static Scope wholeAccount(String account) {
        return new Scope(account, EVERY);
    }

    /** Whether the text has the form of an AWS account id. */
    public static boolean isAccount(String text) {
        return ACCOUNT.matcher(text).matches();
    }

    /** Whether the text has the form of an AWS region name. */
    public static boolean isRegion(String text) {
        return REGION.matcher(text).matches();
    }

    /** Throws an exception that names the {@code field} if the account does not have the form of an AWS account id. */
    static void requireAccount(String field, String account) {
        if (!isAccount(account)) {
            throw InvalidRequest.of(field, account, "an account id of 12 digits, such as \"111122223333\"");
        }
    }

    /** Throws an exception that names the {@code field} if the region does not have the form of an AWS region name. */
    static void requireRegion(String field, String region) {
        if (!isRegion(region)) {
            throw InvalidRequest.of(field, region, "a region name, such as \"eu-west-1\"");
        }
    }

    @Override
    public int compareTo(Scope other) {
        return ORDER.compare(this, other);
    }

    /** The account, a slash and the region, such as {@code 111122223333/eu-west-1}. Messages and JSON keys use this form. */
    @Override
    public String toString() {
        return account + "/" + region;
    }
}
