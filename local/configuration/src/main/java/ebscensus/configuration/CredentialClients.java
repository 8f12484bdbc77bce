package ebscensus.configuration;

import ebscensus.aws.Endpoints;
import ebscensus.aws.Endpoints.Service;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.signin.SigninClient;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Creates clients of the services that give credentials, with the configured network and endpoints.
 *
 * @param region the region of STS and of the sign-in service
 */
record CredentialClients(SdkHttpClient http, Endpoints endpoints, String region) {
    StsClient sts(AwsCredentialsProvider caller, AskedHost asked) {
        return configured(StsClient.builder(), Service.STS, region, caller, asked)
                .build();
    }

    SsoClient portal(String ssoRegion, AskedHost asked) {
        return configured(SsoClient.builder(), Service.SSO, ssoRegion, AnonymousCredentialsProvider.create(), asked)
                .build();
    }

    SsoOidcClient tokens(String ssoRegion) {
        return configured(
                        SsoOidcClient.builder(),
                        Service.SSO_OIDC,
                        ssoRegion,
                        AnonymousCredentialsProvider.create(),
                        new AskedHost())
                .build();
    }

    SigninClient signin() {
        return configured(
                        SigninClient.builder(),
                        Service.SIGNIN,
                        region,
                        AnonymousCredentialsProvider.create(),
                        new AskedHost())
                .build();
    }

    private <B extends AwsSyncClientBuilder<B, ?> & AwsClientBuilder<B, ?>> B configured(
            B builder, Service service, String region, AwsCredentialsProvider caller, AskedHost asked) {
        builder.httpClient(http)
                .credentialsProvider(caller)
                .region(Region.of(region))
                .overrideConfiguration(config -> Endpoints.settled(config)
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy())
                        .addExecutionInterceptor(asked));
        endpoints.apply(builder, service);
        return builder;
    }
}
