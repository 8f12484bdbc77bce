package ebscensus.cli.firstcontact;

import static ebscensus.cli.firstcontact.Fragments.IN_A_CONTAINER;
import static ebscensus.cli.firstcontact.Fragments.IN_A_POD;
import static ebscensus.cli.firstcontact.Fragments.KEYS_IN_ENVIRONMENT;
import static ebscensus.cli.firstcontact.Fragments.ON_AN_INSTANCE;
import static ebscensus.cli.firstcontact.Fragments.keys;
import static ebscensus.cli.firstcontact.Fragments.keysProfile;
import static ebscensus.cli.firstcontact.Identity.AUDIT;
import static ebscensus.cli.firstcontact.Identity.CONTAINER;
import static ebscensus.cli.firstcontact.Identity.DEFAULT;
import static ebscensus.cli.firstcontact.Identity.ENVIRONMENT;
import static ebscensus.cli.firstcontact.Identity.MACHINE;
import static ebscensus.cli.firstcontact.Identity.OTHER;
import static ebscensus.cli.firstcontact.Identity.SSO;
import static ebscensus.cli.firstcontact.Identity.WEB;
import static ebscensus.cli.firstcontact.Row.row;

import java.util.List;

/** Whose credentials are taken where several could be. */
final class CredentialRows {
    private CredentialRows() {}

    static List<Row> all() {
        return List.of(
                row("keys in the environment").env(KEYS_IN_ENVIRONMENT).counts(ENVIRONMENT),
                row("default profile in the credentials file")
                        .credentials(keys("default", DEFAULT))
                        .counts(DEFAULT),
                row("default profile in the config file")
                        .config(keysProfile("default", DEFAULT))
                        .counts(DEFAULT),
                row("both files have keys: the credentials file's")
                        .config(keysProfile("audit", OTHER))
                        .credentials(keys("audit", AUDIT))
                        .args("--profile audit")
                        .counts(AUDIT),
                row("keys in the environment and a default profile: the environment's")
                        .env(KEYS_IN_ENVIRONMENT)
                        .credentials(keys("default", DEFAULT))
                        .counts(ENVIRONMENT),
                row("keys in the environment and AWS_PROFILE: the environment's")
                        .env(KEYS_IN_ENVIRONMENT)
                        .env("AWS_PROFILE=audit")
                        .credentials(keys("audit", AUDIT))
                        .counts(ENVIRONMENT),
                row("AWS_PROFILE")
                        .env("AWS_PROFILE=audit")
                        .credentials(keys("audit", AUDIT))
                        .credentials(keys("default", DEFAULT))
                        .counts(AUDIT),
                row("AWS_PROFILE and --profile: the option's")
                        .env("AWS_PROFILE=other")
                        .credentials(keys("audit", AUDIT))
                        .credentials(keys("other", OTHER))
                        .args("--profile audit")
                        .counts(AUDIT),
                row("AWS_DEFAULT_PROFILE, as the AWS CLI knows it from its early days")
                        .env("AWS_DEFAULT_PROFILE=audit")
                        .credentials(keys("audit", AUDIT))
                        .credentials(keys("default", DEFAULT))
                        .counts(AUDIT),
                row("web identity in the environment")
                        .env(IN_A_POD)
                        .file("web-token", "web-token")
                        .counts(WEB),
                row("web identity in the environment and a default profile: the web identity")
                        .env(IN_A_POD)
                        .file("web-token", "web-token")
                        .credentials(keys("default", DEFAULT))
                        .counts(WEB),
                row("keys and web identity in the environment: the keys")
                        .env(IN_A_POD)
                        .env(KEYS_IN_ENVIRONMENT)
                        .file("web-token", "web-token")
                        .counts(ENVIRONMENT),
                row("instance role").env(ON_AN_INSTANCE).counts(MACHINE),
                row("instance role, endpoint without a slash at its end")
                        .env(ON_AN_INSTANCE)
                        .env("AWS_EC2_METADATA_SERVICE_ENDPOINT={http}")
                        .counts(MACHINE)
                        .knownBy(Witness.AWS_CLI_2_13),
                row("container role").env(IN_A_CONTAINER).counts(CONTAINER),
                row("container and instance role: the container's")
                        .env(IN_A_CONTAINER)
                        .env(ON_AN_INSTANCE)
                        .counts(CONTAINER),
                row("container role and a default profile: the profile")
                        .env(IN_A_CONTAINER)
                        .credentials(keys("default", DEFAULT))
                        .counts(DEFAULT),
                row("a selected profile that says nothing of credentials goes on to the instance")
                        .env(ON_AN_INSTANCE)
                        .config("[profile audit]", "region = eu-west-1")
                        .args("--profile audit")
                        .counts(MACHINE),
                row("a selected profile that says nothing of credentials does not go back to the environment")
                        .env(KEYS_IN_ENVIRONMENT)
                        .config("[profile audit]", "region = eu-west-1")
                        .args("--profile audit")
                        .fails("audit", "credentials"),
                row("a selected profile that says nothing of credentials, in a container")
                        .env(KEYS_IN_ENVIRONMENT)
                        .env(IN_A_CONTAINER)
                        .config("[profile audit]", "region = eu-west-1")
                        .args("--profile audit")
                        .counts(CONTAINER),
                row("temporary keys in the environment")
                        .env("AWS_ACCESS_KEY_ID={key of SSO}", "AWS_SECRET_ACCESS_KEY=secret")
                        .env("AWS_SESSION_TOKEN={token of SSO}")
                        .counts(SSO),
                row("temporary keys in a profile")
                        .credentials(keys("audit", SSO))
                        .credentials("aws_session_token = {token of SSO}")
                        .args("--profile audit")
                        .counts(SSO),
                row("an empty AWS_ACCESS_KEY_ID is none")
                        .env("AWS_ACCESS_KEY_ID=", "AWS_SECRET_ACCESS_KEY=")
                        .credentials(keys("default", DEFAULT))
                        .counts(DEFAULT),
                row("files elsewhere")
                        .env("AWS_CONFIG_FILE={home}/a", "AWS_SHARED_CREDENTIALS_FILE={home}/b")
                        .without("AWS_REGION")
                        .file("a", "[profile audit]\nregion = us-east-2")
                        .file("b", String.join("\n", keys("audit", AUDIT)))
                        .credentials(keys("audit", OTHER))
                        .args("--profile audit")
                        .counts(AUDIT, "us-east-2"),
                row("a file elsewhere below ~")
                        .env("AWS_SHARED_CREDENTIALS_FILE=~/b")
                        .file("b", String.join("\n", keys("default", DEFAULT)))
                        .counts(DEFAULT),
                row("a profile name of two words")
                        .env("AWS_PROFILE=my audit")
                        .config(keysProfile("\"my audit\"", AUDIT))
                        .counts(AUDIT),
                row("nothing at all").fails("credentials"),
                row("half a key in the environment")
                        .env("AWS_ACCESS_KEY_ID={key of ENVIRONMENT}")
                        .credentials(keys("default", DEFAULT))
                        .fails("AWS_SECRET_ACCESS_KEY"),
                row("a profile that does not exist, by option, on an instance")
                        .env(ON_AN_INSTANCE)
                        .credentials(keys("audit", AUDIT))
                        .args("--profile adit")
                        .fails("adit"),
                row("a profile that does not exist, by AWS_PROFILE, with keys in the environment")
                        .env("AWS_PROFILE=adit")
                        .env(KEYS_IN_ENVIRONMENT)
                        .credentials(keys("audit", AUDIT))
                        .fails("adit"),
                row("[audit] in the config file is no profile")
                        .config(keys("audit", AUDIT))
                        .args("--profile audit")
                        .fails("audit"));
    }
}
