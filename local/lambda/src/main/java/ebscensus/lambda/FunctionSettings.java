package ebscensus.lambda;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The settings of a Lambda function.
 *
 * @param arn the ARN of the function and its alias, as callers use it: {@code arn:aws:lambda:REGION:ACCOUNT:function:NAME:ALIAS}
 * @param handler the name of the handler's class
 * @param code the folder that contains the function's unpacked artifact
 * @param memory the memory in MB
 * @param timeout the time limit of an invocation
 * @param snapStart whether environments behave as if they started from a snapshot; in fact there is no snapshot, and each
 *     environment initializes itself
 * @param environment the function's own variables, in addition to those that Lambda sets
 * @param jvmOptions options of the JVM in addition to those that Lambda sets; in a deployed function, the variable
 *     {@code JAVA_TOOL_OPTIONS} would contain them
 */
public record FunctionSettings(
        String arn,
        String handler,
        Path code,
        int memory,
        Duration timeout,
        boolean snapStart,
        Map<String, String> environment,
        List<String> jvmOptions) {
    private static final int REGION = 3;
    private static final int NAME = 6;
    private static final int LEAST_PARTS = 7;

    public FunctionSettings {
        if (arn.split(":", -1).length < LEAST_PARTS) {
            throw new IllegalArgumentException("\"" + arn + "\" is not the ARN of a function");
        }
        code = code.toAbsolutePath().normalize();
        environment = Map.copyOf(environment);
        jvmOptions = List.copyOf(jvmOptions);
    }

    public String name() {
        return arn.split(":", -1)[NAME];
    }

    public FunctionSettings withEnvironment(Map<String, String> more) {
        var all = new HashMap<>(environment);
        all.putAll(more);
        return new FunctionSettings(arn, handler, code, memory, timeout, snapStart, all, jvmOptions);
    }

    public FunctionSettings withJvmOptions(List<String> options) {
        return new FunctionSettings(arn, handler, code, memory, timeout, snapStart, environment, options);
    }

    String region() {
        return arn.split(":", -1)[REGION];
    }
}
