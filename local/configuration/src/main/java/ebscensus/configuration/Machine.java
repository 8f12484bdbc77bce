package ebscensus.configuration;

import ebscensus.aws.NoCredentials;
import ebscensus.aws.ServiceFailure;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.utils.StringInputStream;

/**
 * Gets the credentials that belong to the container or the instance in which this process runs. The SDK calls the metadata service
 * without a proxy, because a call through a proxy would reach the metadata service of another machine. The SDK reads its settings
 * for the metadata service from the environment and, for an instance, from {@link #metadataSettings}.
 */
record Machine(Environment environment, Profile profile) {
    private static final String CONTAINER = "AWS_CONTAINER_CREDENTIALS_";

    /**
     * The credentials to use if no others are configured: those of the container's role or, outside a container, of the
     * instance's role.
     */
    AwsCredentialsProvider role() {
        var container = environment.first(CONTAINER + "RELATIVE_URI", CONTAINER + "FULL_URI");
        return container == null
                ? saying(
                        instance(),
                        "neither " + profile + " nor the environment has credentials, and this machine has no"
                                + " instance role: run `aws configure` or `aws sso login`, or choose another"
                                + " profile with"
                                + " --profile")
                : container(container);
    }

    /** The credentials that {@code credential_source} of a profile names. */
    AwsCredentialsProvider source(Setting source) {
        return switch (source.value()) {
            case "Environment" -> environmentKeys(source);
            case "EcsContainer" -> container(source);
            case "Ec2InstanceMetadata" ->
                saying(instance(), "the instance credentials are unavailable, but " + source.source() + " needs them");
            default ->
                throw new NoCredentials(source.source() + " is \"" + source.value()
                        + "\": it must be Environment, EcsContainer or Ec2InstanceMetadata");
        };
    }

    private AwsCredentialsProvider environmentKeys(Setting source) {
        var keys = StaticKeys.of(environment)
                .orElseThrow(
                        () -> new NoCredentials(source.source() + " is Environment, but AWS_ACCESS_KEY_ID is not set"));
        return keys::credentials;
    }

    private static AwsCredentialsProvider container(Setting source) {
        return saying(
                ContainerCredentialsProvider.builder().build(),
                "the container credentials are unavailable, but " + source.source() + " needs them");
    }

    private AwsCredentialsProvider instance() {
        return InstanceProfileCredentialsProvider.builder()
                .profileFile(metadataSettings())
                .profileName("default")
                .build();
    }

    /**
     * The settings of the profile for the metadata service, in a profile called "default" because the SDK does not accept every
     * profile name.
     */
    private ProfileFile metadataSettings() {
        String settings = profile.values().entrySet().stream()
                .filter(setting -> setting.getKey().matches("ec2_metadata_.*|metadata_service_timeout"))
                .map(setting -> setting.getKey() + " = " + setting.getValue().replaceFirst("/$", ""))
                .collect(Collectors.joining("\n", "[default]\n", "\n"));
        return ProfileFile.builder()
                .type(ProfileFile.Type.CREDENTIALS)
                .content(new StringInputStream(settings))
                .build();
    }

    private static AwsCredentialsProvider saying(AwsCredentialsProvider provider, String what) {
        return () -> {
            try {
                return provider.resolveCredentials();
            } catch (SdkException e) {
                throw new NoCredentials(what + " (" + ServiceFailure.words(e) + ")", e);
            }
        };
    }
}
