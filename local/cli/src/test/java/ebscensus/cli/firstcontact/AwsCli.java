package ebscensus.cli.firstcontact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.cli.firstcontact.Expected.Counts;
import ebscensus.cli.firstcontact.Expected.Fails;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The AWS CLI, version 2, that is installed here.
 *
 * @param program its path
 * @param minor its version's second number
 */
record AwsCli(Path program, int major, int minor) {
    private static final Pattern VERSION = Pattern.compile("aws-cli/(\\d+)\\.(\\d+)\\.");
    private static final String ELSEWHERE = "/usr/bin";

    /** The first {@code aws} of the search path that is one, or that of {@code /usr/bin}. */
    static Optional<AwsCli> installed() throws IOException, InterruptedException {
        var folders = Stream.concat(
                Pattern.compile(File.pathSeparator)
                        .splitAsStream(System.getenv().getOrDefault("PATH", "")),
                Stream.of(ELSEWHERE));
        for (var folder : folders.toList()) {
            var cli = of(Path.of(folder, "aws")).filter(found -> found.major == 2);
            if (cli.isPresent()) {
                return cli;
            }
        }
        return Optional.empty();
    }

    List<String> whoAmI() {
        return List.of(program.toString(), "sts", "get-caller-identity", "--output", "json");
    }

    List<String> instances() {
        return List.of(program.toString(), "ec2", "describe-instances", "--output", "json");
    }

    boolean canBeAsked(Row row) {
        return row.witness().isKnownTo(major, minor);
    }

    /** Who signed a call shows who the caller is; STS is asked as well where its host is not the ordinary one. */
    static boolean tellsMore(Counts counts) {
        return !counts.sts().equals("sts.eu-west-1.amazonaws.com");
    }

    static void requireListed(Row row, Trial trial) {
        switch (row.cli()) {
            case Counts counts -> {
                assertThat(trial.status()).as(trial.toString()).isZero();
                trial.requireAsked(counts, "ec2", "DescribeInstances");
            }
            case Fails _ -> assertThat(trial.status()).as(trial.toString()).isPositive();
        }
    }

    static void requireCaller(Counts counts, Trial trial) {
        assertThat(trial.status()).as(trial.toString()).isZero();
        trial.requireAsked(counts, "sts", "GetCallerIdentity");
        assertThat(trial.out())
                .contains("\"Account\": \"" + counts.caller().account() + "\"")
                .contains("\"Arn\": \"" + counts.caller().arn(counts.region()) + "\"");
    }

    private static Optional<AwsCli> of(Path program) throws IOException, InterruptedException {
        if (!Files.isExecutable(program)) {
            return Optional.empty();
        }
        var process = new ProcessBuilder(program.toString(), "--version")
                .redirectErrorStream(true)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        var version = VERSION.matcher(answer);
        return version.find()
                ? Optional.of(
                        new AwsCli(program, Integer.parseInt(version.group(1)), Integer.parseInt(version.group(2))))
                : Optional.empty();
    }
}
