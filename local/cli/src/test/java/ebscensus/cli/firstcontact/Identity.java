package ebscensus.cli.firstcontact;

import java.util.Arrays;
import java.util.Optional;

/** Whoever may call the scripted AWS, named for where the credentials come from. Each has an account of its own. */
enum Identity {
    DEFAULT("999999999999", false),
    ENVIRONMENT("111111111111", false),
    AUDIT("222222222222", false),
    OTHER("232323232323", false),
    ROLE("333333333333", true),
    SECOND_ROLE("343434343434", true),
    SSO("444444444444", true),
    MACHINE("555555555555", true),
    CONTAINER("666666666666", true),
    WEB("777777777777", true),
    PROCESS("888888888888", false),
    LOGIN("121212121212", true);

    private final String account;
    private final boolean isTemporary;

    Identity(String account, boolean isTemporary) {
        this.account = account;
        this.isTemporary = isTemporary;
    }

    static Optional<Identity> ofKey(String accessKey) {
        return Arrays.stream(values())
                .filter(identity -> identity.accessKey().equals(accessKey))
                .findFirst();
    }

    static Optional<Identity> ofAccount(String account) {
        return Arrays.stream(values())
                .filter(identity -> identity.account.equals(account))
                .findFirst();
    }

    String account() {
        return account;
    }

    String accessKey() {
        return isTemporary ? "ASIA" + account + "TEMP" : "AKIA" + account + "LONG";
    }

    /** Empty where the credentials are for good. */
    String sessionToken() {
        return isTemporary ? "token-of-" + account : "";
    }

    String arn(String region) {
        String resource = isTemporary ? "assumed-role/Reader/session" : "user/reader";
        return "arn:" + partition(region) + ":" + (isTemporary ? "sts" : "iam") + "::" + account + ":" + resource;
    }

    /** The size of the one volume of the account, by which a total shows whose it is. */
    long gibibytes() {
        return Long.parseLong(account.substring(0, 3));
    }

    private static String partition(String region) {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        if (region.startsWith("us-gov-")) {
            return "aws-us-gov";
        }
        return region.startsWith("eusc-") ? "aws-eusc" : "aws";
    }
}
