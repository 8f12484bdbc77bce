package ebscensus.cdk;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** Makes links to the AWS console, whose host depends on the partition. */
final class Console {
    private static final String OF_ALL_OTHERS = "console.aws.amazon.com";

    /**
     * The hosts by partition. Source: the sign-in pages of docs.amazonaws.cn, docs.aws.amazon.com/govcloud-us and docs.aws.eu,
     * 2026-11.
     */
    private static final Map<String, String> HOSTS = new TreeMap<>(Map.of(
            "aws-cn", "console.amazonaws.cn",
            "aws-us-gov", "console.amazonaws-us-gov.com",
            "aws-eusc", "console.amazonaws-eusc.eu"));

    private Console() {}

    /**
     * A link to a page in the stack's region.
     *
     * @param service the path of the service's console
     * @param page the text after the hash mark
     */
    static String link(Construct scope, String service, String page) {
        return root(scope) + service + "/home?region=" + Aws.REGION + "#" + page;
    }

    /** The beginning of a link to an object in a bucket of the stack's region. To complete the link, append the object's key. */
    static String object(Construct scope, String bucket) {
        return root(scope) + "s3/object/" + bucket + "?region=" + Aws.REGION + "&prefix=";
    }

    private static String root(Construct scope) {
        return "https://" + Aws.REGION + "." + host(Stack.of(scope)) + "/";
    }

    private static String host(Stack stack) {
        String host = OF_ALL_OTHERS;
        for (var partition : HOSTS.entrySet()) {
            host = Fn.conditionIf(condition(stack, partition.getKey()), partition.getValue(), host)
                    .toString();
        }
        return host;
    }

    /** The logical id of the condition that is true if the stack is in the partition. */
    private static String condition(Stack stack, String partition) {
        String id = "In-" + partition;
        var made = stack.getNode().tryFindChild(id);
        var condition = made == null
                ? CfnCondition.Builder.create(stack, id)
                        .expression(Fn.conditionEquals(Aws.PARTITION, partition))
                        .build()
                : (CfnCondition) made;
        return condition.getLogicalId();
    }
}
