package ebscensus.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose credentials the terminal asks with. The right answers are those of AWS CLI v2, which was asked on the same files. */
class SelectedProfileTest {
    private static final String A = "111111111111";
    private static final String B = "222222222222";
    private static final String ROLE = "333333333333";
    private static final String SSO = "444444444444";
    private static final String LOGGED_IN = "555555555555";
    private static final String SESSION = "arn:aws:iam::222222222222:user/me";
    private static final String LOGIN = "[profile me]\nregion = eu-west-1\nlogin_session = " + SESSION + "\n";

    @TempDir
    private Path home;

    private final ScriptedAws aws = new ScriptedAws();
    private Desk desk = new Desk(Path.of("/nonexistent"));

    @BeforeEach
    void sets_up_the_desk() {
        desk = new Desk(home).with("AWS_ENDPOINT_URL", aws.endpoint().toString());
    }

    @AfterEach
    void stops() {
        aws.close();
    }

    @Test
    void the_keys_of_a_selected_profile_win_over_those_of_the_environment() {
        keysOfA().config("[profile audit]\nregion = eu-west-1\n" + keys(B));

        assertThat(desk.account("audit")).isEqualTo(B);
    }

    @Test
    void the_keys_of_the_environment_win_over_a_profile_that_only_the_environment_names() {
        keysOfA().with("AWS_PROFILE", "audit").config("[profile audit]\nregion = eu-west-1\n" + keys(B));

        assertThat(desk.account(null)).isEqualTo(A);
    }

    @Test
    void a_web_identity_of_the_environment_does_not_take_the_place_of_a_selected_profile() {
        webIdentity().config("[profile audit]\nregion = eu-west-1\n" + keys(B));

        assertThat(desk.account("audit")).isEqualTo(B);
    }

    @Test
    void a_web_identity_of_the_environment_is_used_where_no_profile_is_selected() {
        webIdentity().config("[default]\nregion = eu-west-1\n" + keys(B));

        assertThat(desk.account(null)).isEqualTo(A);
    }

    @Test
    void the_caller_has_the_ARN_that_STS_names_and_is_asked_for_once() {
        desk.config("[default]\nregion = eu-west-1\n" + keys(B));

        assertThat(desk.caller(null).arn()).isEqualTo("arn:aws:iam::222222222222:user/scripted");
        assertThat(aws.actions()).containsExactly("GetCallerIdentity");
    }

    @Test
    void a_selected_profile_without_credentials_does_not_fall_back_on_the_keys_of_the_environment() {
        // Unreachable, as on a machine that is no instance.
        keysOfA()
                .config(
                        "[profile bare]\nregion = eu-west-1\n",
                        "ec2_metadata_service_endpoint = http://127.0.0.1:1/\n");

        assertThat(desk.failure("bare")).startsWith("neither profile \"bare\" nor the environment has credentials");
    }

    @Test
    void a_profile_that_does_not_exist_is_an_error_that_names_the_nearest() {
        keysOfA().config("[profile audit]\nregion = eu-west-1\n" + keys(B));

        assertThat(desk.failure("adit"))
                .isEqualTo("there is no profile \"adit\", which --profile names: did you mean \"audit\"?");
        assertThat(desk.with("AWS_PROFILE", "adit").failure(null))
                .isEqualTo("there is no profile \"adit\", which AWS_PROFILE names: did you mean \"audit\"?");
        assertThat(desk.failure("production"))
                .isEqualTo("there is no profile \"production\", which --profile names: the profiles are audit");
        assertThat(desk.with("AWS_PROFILE", "").failure(null)).startsWith("AWS_PROFILE is set but empty");
        assertThat(aws.calls()).isEmpty();
    }

    @Test
    void a_profile_of_the_credentials_file_and_one_with_a_blank_in_its_name_are_found() {
        desk.with("AWS_REGION", "eu-west-1")
                .config("[profile \"my audit\"]\n" + keys(B))
                .credentials("[of file]\n" + keys(A));

        assertThat(desk.account("my audit")).isEqualTo(B);
        assertThat(desk.account("of file")).isEqualTo(A);
    }

    @Test
    void the_files_are_where_the_environment_says() {
        desk.with("AWS_CONFIG_FILE", "~/elsewhere")
                .file("elsewhere", "[profile audit]\nregion = eu-west-1\n")
                .with("AWS_SHARED_CREDENTIALS_FILE", home.resolve("keys").toString())
                .file("keys", "[audit]\n" + keys(B));

        assertThat(desk.account("audit")).isEqualTo(B);
    }

    @Test
    void keys_of_the_credentials_file_win_over_a_process_and_a_process_over_keys_of_the_configuration() {
        desk.with("AWS_REGION", "eu-west-1")
                .config("[profile one]\ncredential_process = false\n[profile two]\n" + keys(A) + "credential_process = "
                        + echo(B))
                .credentials("[one]\n" + keys(B));

        assertThat(desk.account("one")).isEqualTo(B);
        assertThat(desk.account("two")).isEqualTo(B);
    }

    @Test
    void half_a_key_is_an_error_of_its_own() {
        desk.config("[profile half]\nregion = eu-west-1\naws_access_key_id = AKIA" + B);

        assertThat(desk.failure("half"))
                .startsWith("profile \"half\" has aws_access_key_id but no aws_secret_access_key");
        assertThat(desk.with("AWS_ACCESS_KEY_ID", "AKIA" + A)
                        .with("AWS_REGION", "eu-west-1")
                        .failure(null))
                .startsWith("AWS_ACCESS_KEY_ID is set but AWS_SECRET_ACCESS_KEY is not");
        assertThat(aws.calls()).isEmpty();
    }

    @Test
    void a_role_is_assumed_with_its_source_profile_by_STS_in_the_region_in_use() {
        keysOfA().config("[profile base]\n" + keys(B) + role("audit", "Reader", "source_profile = base"));

        assertThat(desk.account("audit")).isEqualTo(ROLE);
        assertThat(aws.calls().getFirst())
                .extracting(ScriptedAws.Call::action, ScriptedAws.Call::key, ScriptedAws.Call::region)
                .containsExactly("AssumeRole", "AKIA" + B, "eu-west-1");
    }

    @Test
    void roles_are_assumed_one_on_top_of_another() {
        desk.config("[profile base]\n" + keys(B) + role("middle", "M", "source_profile = base")
                + role("audit", "Reader", "source_profile = middle"));

        assertThat(desk.account("audit")).isEqualTo(ROLE);
        assertThat(aws.actions()).containsExactly("AssumeRole", "AssumeRole", "GetCallerIdentity");
    }

    @Test
    void a_profile_may_be_its_own_source_but_not_go_in_a_circle() {
        desk.config(role("own", "R", "source_profile = own\n" + keys(B))
                + role("a", "R", "source_profile = b")
                + role("b", "R", "source_profile = a"));

        assertThat(desk.account("own")).isEqualTo(ROLE);
        assertThat(desk.failure("a")).isEqualTo("profile \"a\" gets its credentials from itself: a <- b <- a");
    }

    @Test
    void a_role_that_is_denied_says_who_may_not_assume_what_and_in_the_words_of_AWS() {
        desk.config("[profile base]\n" + keys(B) + role("audit", "denied", "source_profile = base"));

        assertThat(desk.failure("audit"))
                .isEqualTo("STS (" + aws.endpoint().getAuthority()
                        + ") does not let profile \"base\" assume arn:aws:iam::333333333333:role/denied of"
                        + " profile \"audit\": AccessDenied: User: arn:aws:iam::1:user/u is not authorized to"
                        + " perform: sts:AssumeRole (HTTP 403); check role_arn, the trust policy of the role and"
                        + " the credentials of profile \"base\"");
    }

    @Test
    void a_role_needs_to_say_one_source_that_there_is() {
        desk.config(role("none", "R", "") + role("both", "R", "source_profile = none\ncredential_source = Environment")
                + role("lost", "R", "source_profile = nome") + role("odd", "R", "credential_source = Moon")
                + role("bare", "R", "source_profile = empty") + "[profile empty]\nregion = eu-west-1\n");

        assertThat(desk.failure("none")).contains("add source_profile or credential_source");
        assertThat(desk.failure("both")).contains("has both source_profile and credential_source");
        assertThat(desk.failure("lost"))
                .isEqualTo("there is no profile \"nome\", which source_profile of profile \"lost\" names: did you mean"
                        + " \"none\"?");
        assertThat(desk.failure("odd")).contains("must be Environment, EcsContainer or Ec2InstanceMetadata");
        assertThat(desk.failure("bare"))
                .startsWith("profile \"empty\", which source_profile of profile \"bare\" names, has no");
    }

    @Test
    void a_role_may_take_the_keys_of_the_environment_as_its_source() {
        keysOfA().config(role("audit", "R", "credential_source = Environment"));

        assertThat(desk.account("audit")).isEqualTo(ROLE);
        assertThat(aws.calls().getFirst().key()).isEqualTo("AKIA" + A);
    }

    @Test
    void the_code_of_an_MFA_device_is_asked_for() {
        desk.config("[profile base]\n" + keys(B)
                + role("audit", "R", "source_profile = base\nmfa_serial = arn:aws:iam::222222222222:mfa/me"));

        assertThat(desk.failure("audit"))
                .startsWith(
                        "profile \"audit\" needs the code of MFA device arn:aws:iam::222222222222:mfa/me, and there is"
                                + " no terminal to ask for it: run census in a terminal");
        var caller = desk.answering(question -> question.contains("mfa/me") ? " 123456 " : null)
                .caller("audit");
        assertThat(caller.account()).isEqualTo(ROLE);
        assertThat(aws.calls().getLast().key()).endsWith("MFA");
    }

    @Test
    void a_token_file_that_is_missing_is_named_and_who_names_it() {
        desk.config(
                "[profile pod]\nregion = eu-west-1\nrole_arn = arn:aws:iam::333333333333:role/R\n",
                "web_identity_token_file = /nonexistent/token\n");

        assertThat(desk.failure("pod"))
                .isEqualTo("the token file /nonexistent/token, which web_identity_token_file of profile \"pod\" names,"
                        + " cannot be read: there is no such file");
    }

    @Test
    void what_a_credential_process_printed_is_used_or_told() {
        desk.with("AWS_REGION", "eu-west-1")
                .config(
                        "[profile good]\ncredential_process = " + echo(B)
                                + "[profile sealed]\n"
                                + "credential_process = sh -c \"echo 'vault is \033[1msealed' >&2; exit 2\"\n",
                        "[profile mute]\ncredential_process = false\n",
                        "[profile lost]\ncredential_process = /nonexistent/vault\n",
                        "[profile prose]\ncredential_process = echo hello\n",
                        "[profile version]\ncredential_process = echo '{\"Version\": 2}'\n",
                        "[profile part]\ncredential_process = echo '{\"Version\": 1, \"AccessKeyId\": \"x\"}'\n",
                        "[profile open]\ncredential_process = echo 'x\n");

        assertThat(desk.account("good")).isEqualTo(B);
        assertThat(desk.failure("sealed"))
                .isEqualTo("credential_process of profile \"sealed\" ended with status 2: vault is \\u001b[1msealed");
        assertThat(desk.failure("mute")).endsWith("ended with status 1 and printed no reason");
        assertThat(desk.failure("lost")).startsWith("credential_process of profile \"lost\" cannot be started");
        assertThat(desk.failure("prose")).endsWith("printed something that is not JSON");
        assertThat(desk.failure("version")).endsWith("printed credentials whose Version is not 1");
        assertThat(desk.failure("part")).endsWith("printed no SecretAccessKey");
        assertThat(desk.failure("open")).endsWith("cannot be started: a quotation is not closed");
    }

    @Test
    void an_SSO_token_of_either_form_gives_credentials_from_the_portal() {
        desk.config(sso("audit", "sso_session = corp")
                        + session()
                        + sso("old", "sso_start_url = https://x/start\nsso_region = eu-west-1"))
                .ssoToken("corp", token("good", "2099-01-01T00:00:00Z"))
                .ssoToken("https://x/start", token("good", "2099-01-01T00:00:00UTC"));

        assertThat(desk.account("audit")).isEqualTo(SSO);
        assertThat(desk.account("old")).isEqualTo(SSO);
        assertThat(aws.calls().getFirst().target())
                .isEqualTo("/federation/credentials?role_name=Reader&account_id=444444444444");
    }

    @Test
    void a_role_is_assumed_on_top_of_SSO() {
        desk.config(sso("base", "sso_session = corp") + session() + role("audit", "R", "source_profile = base"))
                .ssoToken("corp", token("good", "2099-01-01T00:00:00Z"));

        assertThat(desk.account("audit")).isEqualTo(ROLE);
        assertThat(aws.actions()).containsExactly("GetRoleCredentials", "AssumeRole", "GetCallerIdentity");
    }

    @Test
    void an_SSO_token_that_is_missing_expired_damaged_or_refused_says_how_to_log_in_and_nobody_else_is_asked() {
        keysOfA().config(sso("audit", "sso_session = corp") + session());
        String login = ": run `aws sso login --profile audit`";

        assertThat(desk.failure("audit")).isEqualTo("there is no SSO token for profile \"audit\"" + login);
        assertThat(desk.ssoToken("corp", token("good", "2020-01-01T00:00:00Z")).failure("audit"))
                .isEqualTo("the SSO token of profile \"audit\" has expired" + login);
        assertThat(desk.ssoToken("corp", "{").failure("audit"))
                .startsWith("the SSO token of profile \"audit\" in ")
                .endsWith(" is damaged" + login);
        assertThat(aws.calls()).isEmpty();
        assertThat(desk.ssoToken("corp", token("bad", "2099-01-01T00:00:00Z")).failure("audit"))
                .startsWith("the SSO portal (" + aws.endpoint().getAuthority()
                        + ") does not accept the token of profile \"audit\"")
                .endsWith(login);
    }

    @Test
    void an_SSO_role_that_the_person_does_not_have_is_named() {
        desk.config(
                        "[profile audit]\nregion = eu-west-1\nsso_session = corp\nsso_account_id = 444444444444\n",
                        "sso_role_name = nobody\n" + session())
                .ssoToken("corp", token("good", "2099-01-01T00:00:00Z"));

        assertThat(desk.failure("audit"))
                .contains("no credentials for role nobody in account 444444444444", "No access", "HTTP 403");
    }

    @Test
    void an_SSO_profile_that_says_too_little_is_told_what_is_missing() {
        desk.config("[profile a]\nregion = eu-west-1\nsso_session = corp\nsso_account_id = 444444444444\n" + session()
                + sso("b", "sso_session = lost") + sso("c", "sso_session = corp\nsso_region = us-east-1"));

        assertThat(desk.failure("a")).contains("has no sso_role_name");
        assertThat(desk.failure("b")).contains("has no section [sso-session lost]");
        assertThat(desk.failure("c")).startsWith("sso_region of profile \"c\" differs from that of its sso_session");
    }

    @Test
    void an_expired_SSO_token_that_can_be_renewed_is_and_is_kept_for_the_AWS_CLI() {
        desk.config(sso("audit", "sso_session = corp") + session())
                .ssoToken(
                        "corp",
                        "{\"accessToken\":\"old\",\"expiresAt\":\"2020-01-01T00:00:00Z\",\"refreshToken\":\"r\",\"clientId\":"
                            + "\"c\",\"clientSecret\":\"s\",\"registrationExpiresAt\":\"2099-01-01T00:00:00Z\"}");

        assertThat(desk.account("audit")).isEqualTo(SSO);
        assertThat(aws.actions()).containsExactly("CreateToken", "GetRoleCredentials", "GetCallerIdentity");
        assertThat(desk.read(".aws/sso/cache/" + Desk.sha1("corp") + ".json"))
                .contains("\"accessToken\":\"good\"", "\"refreshToken\":\"next\"", "\"clientId\":\"c\"");
    }

    @Test
    void a_login_session_without_a_token_says_how_to_log_in() {
        keysOfA().config(LOGIN);

        assertThat(desk.failure("me"))
                .startsWith("the login session of profile \"me\" gives no credentials")
                .endsWith("run `aws login --profile me`");
    }

    @Test
    void a_login_session_with_a_token_gives_the_credentials_of_the_token() {
        var token = new LoginToken(SESSION, B, Instant.now().plus(Duration.ofHours(1)));
        keysOfA().config(LOGIN).file(token.file(), token.json());

        assertThat(desk.account("me")).isEqualTo(B);
        assertThat(aws.actions()).containsExactly("GetCallerIdentity");
    }

    @Test
    void a_login_session_whose_token_has_expired_is_refreshed_and_kept() {
        var token = new LoginToken(SESSION, B, Instant.now().minus(Duration.ofHours(1)));
        keysOfA().config(LOGIN).file(token.file(), token.json());

        assertThat(desk.account("me")).isEqualTo(LOGGED_IN);
        assertThat(aws.actions()).containsExactly("CreateOAuth2Token", "GetCallerIdentity");
        assertThat(desk.read(token.file()))
                .contains("ASIA" + LOGGED_IN, "\"next\"")
                .doesNotContain("\"first\"");
    }

    private Desk keysOfA() {
        return desk.with("AWS_ACCESS_KEY_ID", "AKIA" + A).with("AWS_SECRET_ACCESS_KEY", "s");
    }

    private Desk webIdentity() {
        return desk.file("token", "t")
                .with("AWS_WEB_IDENTITY_TOKEN_FILE", home.resolve("token").toString())
                .with("AWS_ROLE_ARN", "arn:aws:iam::111111111111:role/Pod");
    }

    private static String keys(String account) {
        return "aws_access_key_id = AKIA" + account + "\naws_secret_access_key = s\n";
    }

    private static String role(String profile, String name, String more) {
        return "[profile " + profile + "]\nregion = eu-west-1\nrole_arn = arn:aws:iam::333333333333:role/" + name + "\n"
                + more + "\n";
    }

    private static String sso(String profile, String more) {
        return "[profile " + profile + "]\nregion = eu-west-1\nsso_account_id = 444444444444\nsso_role_name = Reader\n"
                + more + "\n";
    }

    private static String session() {
        return "[sso-session corp]\nsso_start_url = https://x/start\nsso_region = eu-west-1\n";
    }

    private static String token(String token, String until) {
        return "{\"accessToken\":\"" + token + "\",\"expiresAt\":\"" + until + "\"}";
    }

    private static String echo(String account) {
        return "echo '{\"Version\": 1, \"AccessKeyId\": \"AKIA" + account + "\", \"SecretAccessKey\": \"s\"}'\n";
    }
}
