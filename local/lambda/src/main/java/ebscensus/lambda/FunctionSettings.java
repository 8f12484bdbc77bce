package ebscensus.lambda;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A function as Lambda is told of it.
 *
 * @param arn by which it is invoked: {@code arn:aws:lambda:REGION:ACCOUNT:function:NAME:ALIAS}
 * @param handler name of its class
 * @param code the folder that its artifact was unpacked to
 * @param memory in MB
 * @param timeout of an invocation
 * @param snapStart whether environments start from a snapshot. Here each is initialized as if for one, and goes on at once
 * @param environment of its own, beside what Lambda sets
 * @param classPath of the JVM itself, where it looks before the code's folder; empty in Lambda
 * @param jvmOptions beside those of Lambda; there they would be in {@code JAVA_TOOL_OPTIONS}
 */
public record FunctionSettings(
        String arn,
        String handler,
        Path code,
        int memory,
        Duration timeout,
        boolean snapStart,
        Map<String, String> environment,
        List<Path> classPath,
        List<String> jvmOptions) {
    private static final int REGION = 3;
    private static final int NAME = 6;
    private static final int LEAST_PARTS = 7;

    public FunctionSettings {
        if (arn.split(":", -1).length < LEAST_PARTS) {
            throw new IllegalArgumentException("\"" + arn + "\" is no ARN of a function");
        }
        code = code.toAbsolutePath().normalize();
        environment = Map.copyOf(environment);
        classPath = List.copyOf(classPath);
        jvmOptions = List.copyOf(jvmOptions);
    }

    public String name() {
        return arn.split(":", -1)[NAME];
    }

    public FunctionSettings withEnvironment(Map<String, String> more) {
        var all = new HashMap<>(environment);
        all.putAll(more);
        return new FunctionSettings(arn, handler, code, memory, timeout, snapStart, all, classPath, jvmOptions);
    }

    public FunctionSettings withJvmOptions(List<String> options) {
        return new FunctionSettings(arn, handler, code, memory, timeout, snapStart, environment, classPath, options);
    }

    public FunctionSettings withClassPath(List<Path> jars) {
        return new FunctionSettings(arn, handler, code, memory, timeout, snapStart, environment, jars, jvmOptions);
    }

    String region() {
        return arn.split(":", -1)[REGION];
    }
}
