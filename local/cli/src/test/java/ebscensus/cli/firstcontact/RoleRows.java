package ebscensus.cli.firstcontact;

import static ebscensus.cli.firstcontact.Fragments.IN_A_CONTAINER;
import static ebscensus.cli.firstcontact.Fragments.KEYS_IN_ENVIRONMENT;
import static ebscensus.cli.firstcontact.Fragments.LEGACY_SSO_PROFILE;
import static ebscensus.cli.firstcontact.Fragments.ON_AN_INSTANCE;
import static ebscensus.cli.firstcontact.Fragments.SSO_PROFILE;
import static ebscensus.cli.firstcontact.Fragments.keys;
import static ebscensus.cli.firstcontact.Fragments.keysProfile;
import static ebscensus.cli.firstcontact.Fragments.legacySsoCache;
import static ebscensus.cli.firstcontact.Fragments.ssoCache;
import static ebscensus.cli.firstcontact.Fragments.ssoToken;
import static ebscensus.cli.firstcontact.Identity.AUDIT;
import static ebscensus.cli.firstcontact.Identity.CONTAINER;
import static ebscensus.cli.firstcontact.Identity.DEFAULT;
import static ebscensus.cli.firstcontact.Identity.ENVIRONMENT;
import static ebscensus.cli.firstcontact.Identity.MACHINE;
import static ebscensus.cli.firstcontact.Identity.PROCESS;
import static ebscensus.cli.firstcontact.Identity.ROLE;
import static ebscensus.cli.firstcontact.Identity.SECOND_ROLE;
import static ebscensus.cli.firstcontact.Identity.SSO;
import static ebscensus.cli.firstcontact.Identity.WEB;
import static ebscensus.cli.firstcontact.Row.row;
import static ebscensus.cli.firstcontact.SourceAnswers.PORTAL_TOKEN;

import java.util.List;

/** Profiles that assume a role. The role's name says whom it trusts, see {@link StsAnswers}. */
final class RoleRows {
    private RoleRows() {}

    static List<Row> all() {
        return List.of(
                role("role with a source profile", AUDIT, "source_profile = source")
                        .credentials(keys("source", AUDIT))
                        .counts(ROLE),
                role(
                                "role with a source profile and keys in the environment: the role",
                                AUDIT,
                                "source_profile = source")
                        .env(KEYS_IN_ENVIRONMENT)
                        .credentials(keys("source", AUDIT))
                        .counts(ROLE),
                role("role whose profile has keys too: the role", DEFAULT, "source_profile = default")
                        .credentials(keys("default", DEFAULT))
                        .credentials(keys("audit", AUDIT))
                        .counts(ROLE),
                role("role that is its own source", AUDIT, "source_profile = audit")
                        .credentials(keys("audit", AUDIT))
                        .counts(ROLE),
                role("role with an external id", "Reader-of-222222222222-external", "source_profile = source")
                        .config("external_id = handshake")
                        .credentials(keys("source", AUDIT))
                        .counts(ROLE),
                role("role of a role", ROLE, "source_profile = first")
                        .config("[profile first]", "source_profile = source")
                        .config("role_arn = arn:aws:iam::333333333333:role/Reader-of-222222222222")
                        .config("[profile second]", "source_profile = first")
                        .config("role_arn = arn:aws:iam::343434343434:role/Reader-of-333333333333")
                        .credentials(keys("source", AUDIT))
                        .args("--profile second")
                        .counts(SECOND_ROLE),
                role("role with the environment's keys", ENVIRONMENT, "credential_source = Environment")
                        .env(KEYS_IN_ENVIRONMENT)
                        .counts(ROLE),
                role("role with the instance's", MACHINE, "credential_source = Ec2InstanceMetadata")
                        .env(ON_AN_INSTANCE)
                        .counts(ROLE),
                role("role with the container's", CONTAINER, "credential_source = EcsContainer")
                        .env(IN_A_CONTAINER)
                        .counts(ROLE),
                // CLI 2.9 fails over its own NoneType; botocore 1.43.11 counts.
                role("role with an SSO session as its source", SSO, "source_profile = audit")
                        .config(SSO_PROFILE)
                        .file(ssoCache(), ssoToken(PORTAL_TOKEN, "{hence}"))
                        .counts(ROLE)
                        .knownBy(Witness.AWS_CLI_2_13),
                role("role with SSO in its first form as its source", SSO, "source_profile = audit")
                        .config(LEGACY_SSO_PROFILE)
                        .file(legacySsoCache(), ssoToken(PORTAL_TOKEN, "{hence}"))
                        .counts(ROLE),
                role("role with a program as its source", PROCESS, "source_profile = vault")
                        .config("[profile vault]", "credential_process = cat {home}/out.json")
                        .file("out.json", """
                            {"Version": 1, "AccessKeyId": "{key of PROCESS}", "SecretAccessKey": "secret"}\
                            """)
                        .counts(ROLE),
                role("role with a web identity as its source", WEB, "source_profile = web")
                        .config("[profile web]", "role_arn = arn:aws:iam::777777777777:role/Reader")
                        .config("web_identity_token_file = {home}/web-token")
                        .file("web-token", "web-token")
                        .counts(ROLE),
                row("web identity in a profile")
                        .config("[profile audit]", "role_arn = arn:aws:iam::777777777777:role/Reader")
                        .config("web_identity_token_file = {home}/web-token")
                        .file("web-token", "web-token")
                        .args("--profile audit")
                        .counts(WEB),
                row("role as the default profile and keys in the environment: the keys")
                        .env(KEYS_IN_ENVIRONMENT)
                        .config("[default]", "role_arn = arn:aws:iam::333333333333:role/Reader-of-222222222222")
                        .config("source_profile = source")
                        .credentials(keys("source", AUDIT))
                        .counts(ENVIRONMENT),
                role("role that does not trust its source, on an instance", DEFAULT, "source_profile = source")
                        .env(ON_AN_INSTANCE)
                        .credentials(keys("source", AUDIT))
                        .fails("role", "AccessDenied"),
                role("role with a source profile that does not exist", AUDIT, "source_profile = sauce")
                        .credentials(keys("source", AUDIT))
                        .fails("role", "sauce"),
                role("role with neither source", AUDIT, "region = eu-west-1")
                        .env(ON_AN_INSTANCE)
                        .fails("role", "source_profile"),
                role("role with a source of an unknown kind", AUDIT, "credential_source = Vault")
                        .fails("role", "credential_source", "Vault"),
                role("roles that are each other's source", AUDIT, "source_profile = second")
                        .config("[profile second]", "source_profile = role")
                        .config("role_arn = arn:aws:iam::343434343434:role/Reader-of-333333333333")
                        .env(ON_AN_INSTANCE)
                        .fails("role", "second"),
                role("role with the environment's keys, which are not there", AUDIT, "credential_source = Environment")
                        .env(ON_AN_INSTANCE)
                        .fails("role", "Environment"),
                row("web identity whose token file is missing, on an instance")
                        .env(ON_AN_INSTANCE)
                        .config("[profile audit]", "role_arn = arn:aws:iam::777777777777:role/Reader")
                        .config("web_identity_token_file = {home}/no-token")
                        .args("--profile audit")
                        .fails("audit", "no-token"),
                row("web identity whose token STS does not take")
                        .config(keysProfile("other", AUDIT))
                        .config("[profile audit]", "role_arn = arn:aws:iam::777777777777:role/Reader")
                        .config("web_identity_token_file = {home}/web-token")
                        .file("web-token", "stale")
                        .args("--profile audit")
                        .fails("audit", "InvalidIdentityToken"));
    }

    private static Row role(String name, Identity trusted, String source) {
        return role(name, "Reader-of-" + trusted.account(), source);
    }

    private static Row role(String name, String roleName, String source) {
        return row(name)
                .config("[profile role]", "role_arn = arn:aws:iam::333333333333:role/" + roleName, source)
                .args("--profile role");
    }
}
