package ebscensus.simulator.fleet;

/**
 * One account in one region.
 *
 * @param account twelve digits
 * @param region such as {@code us-east-1}
 */
public record SimulatedScope(String account, String region) {
    public SimulatedScope {
        requireAccount(account);
        if (!region.matches("[a-z]+(-[a-z]+)+-\\d+")) {
            throw new IllegalArgumentException("a region looks like us-east-1, not \"" + region + "\"");
        }
    }

    static String requireAccount(String account) {
        if (!account.matches("\\d{12}")) {
            throw new IllegalArgumentException("an account is twelve digits, not \"" + account + "\"");
        }
        return account;
    }
}
