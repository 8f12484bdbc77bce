package ebscensus.cdk;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import io.github.cdklabs.cdknag.RegexAppliesTo;
import java.util.List;
import java.util.stream.Stream;
import software.constructs.IConstruct;

/** Suppresses findings of cdk-nag, each at its resource and with a reason. */
final class Explained {
    private Explained() {}

    static void finding(IConstruct resource, String rule, String reason) {
        NagSuppressions.addResourceSuppressions(
                resource,
                List.of(NagPackSuppression.builder().id(rule).reason(reason).build()));
    }

    /**
     * Suppresses the finding that the policy of a role has wildcards.
     *
     * @param resources the ends of the ARNs that have a wildcard; "*" means every resource
     */
    static void wildcards(IConstruct role, String reason, String... resources) {
        NagSuppressions.addResourceSuppressions(
                role,
                List.of(NagPackSuppression.builder()
                        .id("AwsSolutions-IAM5")
                        .reason(reason)
                        .appliesTo(Stream.of(resources).map(Explained::finding).toList())
                        .build()),
                true);
    }

    /**
     * The finding for an ARN with this ending. Unless the ending is "*", the finding is a regular expression, because the ARN may
     * begin with the logical id of a resource.
     */
    private static Object finding(String ending) {
        return ending.equals("*")
                ? "Resource::*"
                : RegexAppliesTo.builder()
                        .regex("/^Resource::.+" + quoted(ending) + "$/")
                        .build();
    }

    /** Escapes the text for a regular expression in JavaScript, which does not support Java's way of quoting. */
    private static String quoted(String text) {
        return text.replaceAll("[.*/]", "\\\\$0");
    }
}
