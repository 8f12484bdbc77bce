package ebscensus.cli.firstcontact;

import java.util.List;

/** What a row must come to. */
sealed interface Expected {
    /**
     * The fleet is counted. Hosts of this machine are asked directly, all others through the proxy.
     *
     * @param caller who signed every call of EC2
     * @param region of the credential scope of those
     * @param ec2 the host that EC2 was asked at, as the client named it
     * @param sts the host that STS was asked for the caller
     */
    record Counts(Identity caller, String region, String ec2, String sts) implements Expected {}

    /**
     * There is no number, and EC2 has answered nobody.
     *
     * @param words what the one line on standard error must contain, whatever the case of its letters
     */
    record Fails(List<String> words) implements Expected {}
}
