package ebscensus.cdk;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import io.github.cdklabs.cdknag.RegexAppliesTo;
import java.util.List;
import java.util.stream.Stream;
import software.constructs.IConstruct;

/** Findings of cdk-nag that stand, each at its resource with the reason. */
final class Explained {
    private Explained() {}

    static void finding(IConstruct resource, String rule, String reason) {
        NagSuppressions.addResourceSuppressions(
                resource,
                List.of(NagPackSuppression.builder().id(rule).reason(reason).build()));
    }

    /**
     * The policy of a role that names more than single resources.
     *
     * @param resources how the ARNs end that have a wildcard, each all of them that do; "*" is every resource
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

    /** Patterns, because before the end there may be the logical id of the resource. */
    private static Object finding(String ending) {
        return ending.equals("*")
                ? "Resource::*"
                : RegexAppliesTo.builder()
                        .regex("/^Resource::.+" + quoted(ending) + "$/")
                        .build();
    }

    /** For JavaScript, which does not know Java's way to quote. */
    private static String quoted(String text) {
        return text.replaceAll("[.*/]", "\\\\$0");
    }
}
