package ebscensus.cli.firstcontact;

import static ebscensus.cli.firstcontact.Fragments.IN_A_CONTAINER;
import static ebscensus.cli.firstcontact.Fragments.KEYS_IN_ENVIRONMENT;
import static ebscensus.cli.firstcontact.Fragments.LEGACY_SSO_PROFILE;
import static ebscensus.cli.firstcontact.Fragments.ON_AN_INSTANCE;
import static ebscensus.cli.firstcontact.Fragments.SSO_PROFILE;
import static ebscensus.cli.firstcontact.Fragments.keys;
import static ebscensus.cli.firstcontact.Fragments.keysProfile;
import static ebscensus.cli.firstcontact.Fragments.legacySsoCache;
import static ebscensus.cli.firstcontact.Fragments.refreshableSsoToken;
import static ebscensus.cli.firstcontact.Fragments.ssoCache;
import static ebscensus.cli.firstcontact.Fragments.ssoToken;
import static ebscensus.cli.firstcontact.Identity.AUDIT;
import static ebscensus.cli.firstcontact.Identity.PROCESS;
import static ebscensus.cli.firstcontact.Identity.SSO;
import static ebscensus.cli.firstcontact.Row.row;
import static ebscensus.cli.firstcontact.SourceAnswers.PORTAL_TOKEN;

import java.util.List;

/** Profiles that say where credentials come from: IAM Identity Center, a program; and broken ones. */
final class ProfileRows {
    private static final String PROCESS_OUTPUT = """
        {"Version": 1, "AccessKeyId": "{key of PROCESS}", "SecretAccessKey": "secret"}\
        """;

    private ProfileRows() {}

    static List<Row> sso() {
        return List.of(
                row("SSO session with a valid token")
                        .config(SSO_PROFILE)
                        .file(ssoCache(), ssoToken(PORTAL_TOKEN, "{hence}"))
                        .args("--profile audit")
                        .counts(SSO),
                row("SSO in its first form")
                        .config(LEGACY_SSO_PROFILE)
                        .file(legacySsoCache(), ssoToken(PORTAL_TOKEN, "{hence}"))
                        .args("--profile audit")
                        .counts(SSO),
                row("SSO by --profile and keys in the environment: SSO")
                        .env(KEYS_IN_ENVIRONMENT)
                        .config(SSO_PROFILE)
                        .file(ssoCache(), ssoToken(PORTAL_TOKEN, "{hence}"))
                        .args("--profile audit")
                        .counts(SSO),
                row("SSO token that has run out and can be renewed")
                        .config(SSO_PROFILE)
                        .file(ssoCache(), refreshableSsoToken("refresh-token"))
                        .env("AWS_PROFILE=audit")
                        .counts(SSO),
                row("SSO token that has run out and cannot be renewed")
                        .config(SSO_PROFILE)
                        .file(ssoCache(), refreshableSsoToken("revoked"))
                        .env("AWS_PROFILE=audit")
                        .env(ON_AN_INSTANCE)
                        .fails("audit", "aws sso login --profile audit"),
                row("SSO token missing, in a container")
                        .config(SSO_PROFILE)
                        .args("--profile audit")
                        .env(IN_A_CONTAINER)
                        .fails("audit", "aws sso login --profile audit"),
                row("first form of SSO, token run out")
                        .config(LEGACY_SSO_PROFILE)
                        .file(legacySsoCache(), ssoToken("signed-out", "{ago}"))
                        .args("--profile audit")
                        .fails("audit", "aws sso login --profile audit"),
                row("SSO token that the portal does not take")
                        .config(SSO_PROFILE)
                        .file(ssoCache(), ssoToken("signed-out", "{hence}"))
                        .args("--profile audit")
                        .fails("audit", "aws sso login --profile audit"),
                row("SSO role that the user does not have")
                        .config(SSO_PROFILE)
                        .config("[profile writer]", "sso_session = company", "sso_account_id = 444444444444")
                        .config("sso_role_name = Writer")
                        .file(ssoCache(), ssoToken(PORTAL_TOKEN, "{hence}"))
                        .args("--profile writer")
                        .fails("writer", "No access"),
                row("SSO session that is not in the file")
                        .config("[profile audit]", "sso_session = firm", "sso_account_id = 444444444444")
                        .config("sso_role_name = Reader")
                        .args("--profile audit")
                        .fails("audit", "firm"),
                row("aws login that nobody has signed in to, on an instance")
                        .config("[profile audit]", "login_session = arn:aws:iam::121212121212:user/me")
                        .env(ON_AN_INSTANCE)
                        .args("--profile audit")
                        .fails("audit", "aws login")
                        .knownBy(Witness.AWS_CLI_2_32),
                row("SSO without a role")
                        .config("[profile audit]", "sso_start_url = https://example.awsapps.com/start")
                        .config("sso_region = us-east-1", "sso_account_id = 444444444444")
                        .args("--profile audit")
                        .fails("audit", "sso_role_name"));
    }

    static List<Row> process() {
        return List.of(
                process("credential_process", "cat {home}/out.json")
                        .file("out.json", PROCESS_OUTPUT)
                        .counts(PROCESS),
                process("credential_process with quotes", "sh -c \"cat '{home}/with space/out.json'\"")
                        .file("with space/out.json", PROCESS_OUTPUT)
                        .counts(PROCESS),
                process("credential_process and keys in the credentials file: the keys", "cat {home}/out.json")
                        .file("out.json", PROCESS_OUTPUT)
                        .credentials(keys("audit", AUDIT))
                        .counts(AUDIT),
                process("credential_process and keys in the config file: the program", "cat {home}/out.json")
                        .file("out.json", PROCESS_OUTPUT)
                        .config("aws_access_key_id = {key of AUDIT}", "aws_secret_access_key = secret")
                        .counts(PROCESS),
                process("credential_process that fails, on an instance", "sh -c 'echo no vault >&2; exit 1'")
                        .env(ON_AN_INSTANCE)
                        .fails("audit", "credential_process", "no vault"),
                process("credential_process that prints no JSON", "echo hello")
                        .env(IN_A_CONTAINER)
                        .fails("audit", "credential_process"),
                process("credential_process of another version", "cat {home}/out.json")
                        .file("out.json", "{\"Version\": 2}")
                        .fails("audit", "credential_process", "version"),
                process("credential_process that does not exist", "{home}/no-such-program")
                        .fails("audit", "no-such-program"));
    }

    static List<Row> broken() {
        return List.of(
                // Editors on Windows write it. CLI 2.9 and 1.45 refuse the file; read, it says what was meant.
                row("byte order mark in the config file")
                        .config("\uFEFF[default]", "aws_access_key_id = {key of AUDIT}")
                        .config("aws_secret_access_key = secret")
                        .counts(AUDIT)
                        .whereTheCli(new Expected.Fails(List.of())),
                row("lines that end as on Windows")
                        .credentials(String.join("\r\n", keys("default", AUDIT)) + "\r")
                        .counts(AUDIT),
                row("comments, blank lines and keys in capitals")
                        .config("# of mine", "", "[profile audit] ; second", "AWS_ACCESS_KEY_ID={key of AUDIT}")
                        .config("aws_secret_access_key   =   secret", "; the end")
                        .args("--profile audit")
                        .counts(AUDIT),
                row("a nested section and keys that nobody knows")
                        .config(keysProfile("audit", AUDIT))
                        .config("s3 =", "  max_concurrent_requests = 20", "cli_pager =", "color = purple")
                        .args("--profile audit")
                        .counts(AUDIT),
                row("a config file with a line that says nothing")
                        .config(keysProfile("default", AUDIT))
                        .config("this is no setting")
                        .fails("config", "line 4"),
                row("a section header without its end")
                        .config("[profile audit", "region = eu-west-1")
                        .fails("config", "line 1"),
                row("a setting before any profile")
                        .credentials("aws_access_key_id = AKIA")
                        .fails("credentials", "line 1"),
                row("half a key in a profile, on an instance")
                        .env(ON_AN_INSTANCE)
                        .credentials("[audit]", "aws_access_key_id = {key of AUDIT}")
                        .args("--profile audit")
                        .fails("audit", "aws_secret_access_key"));
    }

    private static Row process(String name, String command) {
        return row(name)
                .config("[profile audit]", "credential_process = " + command)
                .args("--profile audit");
    }
}
