package ebscensus.cli.firstcontact;

import ebscensus.cli.firstcontact.Expected.Counts;
import ebscensus.cli.firstcontact.Expected.Fails;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One row of the table of configurations. Values may hold the placeholders of {@link Places}.
 *
 * @param files by their path below the home folder
 * @param arguments that the AWS CLI takes as well: {@code --profile}, {@code --region}, {@code --endpoint-url}
 * @param expected what the terminal program must do
 * @param cli what the AWS CLI does, which is the same unless the row says otherwise
 */
record Row(
        String name,
        Map<String, String> environment,
        Map<String, String> files,
        String arguments,
        Script script,
        ProxyScript proxy,
        Expected expected,
        Expected cli,
        Witness witness) {

    private static final String CONFIG = ".aws/config";
    private static final String CREDENTIALS = ".aws/credentials";

    /** No instance or container role, no proxy, no trusted authority, no region. */
    static Row bare(String name) {
        var nothing = new Fails(List.of());
        return new Row(name, Map.of(), Map.of(), "", Script.WELL, ProxyScript.OPEN, nothing, nothing, Witness.AWS_CLI)
                .env("AWS_EC2_METADATA_DISABLED=true");
    }

    /** With the proxy, which leads to all of AWS's own host names, and the authority of their certificates. */
    static Row regionless(String name) {
        return bare(name).env("HTTPS_PROXY={proxy}", "AWS_CA_BUNDLE={ca}");
    }

    /** The same with a region. */
    static Row row(String name) {
        return regionless(name).env("AWS_REGION=eu-west-1");
    }

    /** Adds {@code NAME=value}, or replaces it. */
    Row env(String... assignments) {
        Map<String, String> more = new LinkedHashMap<>(environment);
        for (String assignment : assignments) {
            int sign = assignment.indexOf('=');
            more.put(assignment.substring(0, sign), assignment.substring(sign + 1));
        }
        return with(more, files, arguments, script, proxy, expected, cli, witness);
    }

    Row without(String variable) {
        Map<String, String> fewer = new LinkedHashMap<>(environment);
        fewer.remove(variable);
        return with(fewer, files, arguments, script, proxy, expected, cli, witness);
    }

    /** Adds to {@code ~/.aws/config}. */
    Row config(String... lines) {
        return file(CONFIG, String.join("\n", lines) + "\n");
    }

    /** Adds to {@code ~/.aws/credentials}. */
    Row credentials(String... lines) {
        return file(CREDENTIALS, String.join("\n", lines) + "\n");
    }

    Row file(String path, String text) {
        Map<String, String> more = new LinkedHashMap<>(files);
        more.merge(path, text, String::concat);
        return with(environment, more, arguments, script, proxy, expected, cli, witness);
    }

    Row args(String arguments) {
        return with(environment, files, arguments, script, proxy, expected, cli, witness);
    }

    Row answering(Script script) {
        return with(environment, files, arguments, script, proxy, expected, cli, witness);
    }

    Row proxy(ProxyScript proxy) {
        return with(environment, files, arguments, script, proxy, expected, cli, witness);
    }

    /** At AWS's own regional hosts, through the proxy. */
    Row counts(Identity caller, String region) {
        return expecting(
                new Counts(caller, region, "ec2." + region + ".amazonaws.com", "sts." + region + ".amazonaws.com"));
    }

    Row counts(Identity caller) {
        return counts(caller, "eu-west-1");
    }

    /** At the host that is given, for both services. */
    Row countsAt(String host, Identity caller) {
        return expecting(new Counts(caller, "eu-west-1", host, host));
    }

    Row countsAt(String ec2, String sts, Identity caller, String region) {
        return expecting(new Counts(caller, region, ec2, sts));
    }

    Row fails(String... words) {
        return expecting(new Fails(List.of(words)));
    }

    /** The AWS CLI does something else, and the row's comment says why the terminal program does not. */
    Row whereTheCli(Expected does) {
        return with(environment, files, arguments, script, proxy, expected, does, witness);
    }

    Row knownBy(Witness witness) {
        return with(environment, files, arguments, script, proxy, expected, cli, witness);
    }

    private Row expecting(Expected expected) {
        return with(environment, files, arguments, script, proxy, expected, expected, witness);
    }

    private Row with(
            Map<String, String> environment,
            Map<String, String> files,
            String arguments,
            Script script,
            ProxyScript proxy,
            Expected expected,
            Expected cli,
            Witness witness) {
        return new Row(name, environment, files, arguments, script, proxy, expected, cli, witness);
    }
}
