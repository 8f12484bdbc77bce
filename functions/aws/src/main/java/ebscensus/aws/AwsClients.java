package ebscensus.aws;

import ebscensus.aws.Endpoints.Service;
import ebscensus.aws.answer.AnswerBodies;
import ebscensus.aws.answer.AnswerReader;
import ebscensus.aws.answer.StsAnswers;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/** Builds the SDK's clients, which share one pool of connections. Each region has an EC2 client of its own. Thread-safe. */
final class AwsClients implements AutoCloseable {
    /**
     * More connections than are ever open at once, because the EC2 call budget allows far fewer concurrent calls. The number is
     * below Lambda's limit of 1,024 file descriptors.
     */
    private static final int MOST_CONNECTIONS = 256;

    /**
     * The maximum number of attempts for one page of the price list. We retry prices less often than counts, because a report
     * without prices is still useful.
     */
    private static final int MOST_ATTEMPTS_FOR_PRICES = 4;

    /** The name of Apache's client in the SDK's user agent. */
    static final String HTTP_CLIENT = "Apache5";

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /** The property that names the parser of {@link javax.xml.stream.XMLInputFactory#newInstance}. */
    private static final String XML_FACTORY = "javax.xml.stream.XMLInputFactory";

    /**
     * The name of the JDK's parser. We do not refer to its class, because loading the class would slow down every new process,
     * and most processes never need it.
     */
    static final String JDK_XML = "com.sun.xml.internal.stream.XMLInputFactoryImpl";

    static {
        // Aalto registers itself as the platform's XML parser. The SDK would use it, but expects a parser that behaves
        // like the JDK's.
        if (System.getProperty(XML_FACTORY) == null) {
            System.setProperty(XML_FACTORY, JDK_XML);
        }
    }

    private final AwsSettings settings;
    private final SdkHttpClient http;
    private final AwsCredentialsProvider credentials;
    private final Map<String, Ec2Client> ec2 = new ConcurrentHashMap<>();
    private volatile CompletableFuture<?> prepared = CompletableFuture.completedFuture("");

    AwsClients(AwsSettings settings) {
        this.settings = settings;
        // The HTTP client is set here, so that the SDK does not take one from the class path. HttpURLConnection would
        // repeat a failed POST without charging the request budget, and would keep only five connections open.
        this.http = new EarlyHttpClient(
                HTTP_CLIENT,
                early(() -> settings.network() == null
                        ? tuned(settings.patience()).build()
                        : settings.network().client(() -> tuned(settings.patience()))));
        this.credentials = settings.credentials() == null
                ? DefaultCredentialsProvider.builder().build()
                : settings.credentials().over(http);
    }

    AwsCredentialsProvider credentials() {
        return credentials;
    }

    /** Where the credentials come from, worded to complete a message such as "does not accept the credentials of ...". */
    String origin() {
        return settings.credentials() == null
                ? "this environment"
                : settings.credentials().origin();
    }

    /** The clock of the call budgets. */
    BudgetClock clock() {
        return settings.clock();
    }

    /** Builds the EC2 client of the region on a separate thread. The first caller that needs an EC2 client waits for it. */
    void prepareEc2(String region) {
        prepared = early(() -> ec2.computeIfAbsent(region, this::buildEc2));
    }

    Ec2Client ec2(String region) {
        // Wait for the early build first. A virtual thread that waits for a class that another thread initializes pins
        // its carrier, and if all carriers are pinned, no virtual thread continues (JDK 25). If the early build failed,
        // the build below fails again.
        prepared.handle((_, _) -> "").join();
        return ec2.computeIfAbsent(region, this::buildEc2);
    }

    private Ec2Client buildEc2(String region) {
        return configured(Ec2Client.builder(), Service.EC2, region)
                .overrideConfiguration(config -> settled(config)
                        .retryStrategy(retriesOfEc2(region))
                        .addExecutionInterceptor(new Asked.Note())
                        .addExecutionInterceptor(
                                new RequestBudget.Gate(settings.patience().attemptTimeout()))
                        .addExecutionInterceptor(new ThrottleListener())
                        // Responses go through the interceptors in reverse order, so the last one added runs first.
                        .addExecutionInterceptor(new AnswerReader.Gate())
                        .addExecutionInterceptor(new AnswerBodies()))
                .build();
    }

    StsClient sts(String region) {
        return OptIn.mayBeOff(region) ? new OptInSts(region, this::stsIn) : stsIn(region);
    }

    private StsClient stsIn(String region) {
        return configured(StsClient.builder(), Service.STS, region)
                .overrideConfiguration(config -> settled(config)
                        .retryStrategy(retries(settings.patience()))
                        .apiCallAttemptTimeout(settings.patience().attemptTimeout())
                        .addExecutionInterceptor(new Asked.Note())
                        .addExecutionInterceptor(new AnswerBodies())
                        .addExecutionInterceptor(new StsAnswers()))
                .build();
    }

    /** The S3 client for {@link #region}. */
    S3Client s3() {
        return configured(S3Client.builder(), Service.S3, region())
                .overrideConfiguration(config -> settled(config)
                        .retryStrategy(retries(settings.patience()))
                        .addExecutionInterceptor(new Asked.Note())
                        .apiCallAttemptTimeout(settings.patience().attemptTimeout()))
                .build();
    }

    /**
     * The region to start in.
     *
     * @throws AwsAccessException if no region is set
     */
    String region() {
        if (settings.region() != null) {
            return settings.region();
        }
        try {
            return DefaultAwsRegionProviderChain.builder().build().getRegion().id();
        } catch (SdkClientException e) {
            throw new AwsAccessException(
                    "no region is set: name one with --region, or set AWS_REGION or the profile's region", e);
        }
    }

    OrganizationsClient organizations(String region) {
        return configured(OrganizationsClient.builder(), Service.ORGANIZATIONS, region)
                .overrideConfiguration(config -> settled(config)
                        .retryStrategy(retries(settings.patience()))
                        .addExecutionInterceptor(new Asked.Note())
                        .addExecutionInterceptor(
                                new RequestBudget.Gate(settings.patience().attemptTimeout()))
                        .addExecutionInterceptor(new AnswerBodies()))
                .build();
    }

    /** The API for the prices of the region's partition; empty if the partition has no price list. */
    Optional<PricingApi> pricing(String region) {
        return PricingHosts.near(region)
                .map(place -> new PricingApi(
                        http,
                        PricingHosts.endpoint(settings.endpoints(), place),
                        place.id(),
                        credentials,
                        retries(settings.patience()
                                .withAttempts(Math.min(
                                        MOST_ATTEMPTS_FOR_PRICES,
                                        settings.patience().attempts()))),
                        settings.patience().attemptTimeout()));
    }

    @Override
    public void close() {
        ec2.values().forEach(Ec2Client::close);
        http.close();
    }

    private <B extends AwsSyncClientBuilder<B, ?> & AwsClientBuilder<B, ?>> B configured(
            B builder, Service service, String region) {
        builder.httpClient(http).credentialsProvider(credentials).region(Region.of(region));
        if (settings.endpoints() != null) {
            settings.endpoints().apply(builder, service);
        }
        return builder;
    }

    private ClientOverrideConfiguration.Builder settled(ClientOverrideConfiguration.Builder config) {
        return settings.endpoints() == null ? config : Endpoints.settled(config);
    }

    private static Apache5HttpClient.Builder tuned(Patience patience) {
        return Apache5HttpClient.builder()
                .maxConnections(MOST_CONNECTIONS)
                .connectionTimeout(CONNECT_TIMEOUT)
                .socketTimeout(patience.attemptTimeout())
                .connectionAcquisitionTimeout(patience.attemptTimeout());
    }

    /**
     * Also retries AuthFailure in a region that every account has, because EC2 may accept the same credentials a moment later.
     * In any other region, AuthFailure may mean that the region is disabled, so a retry would not help.
     */
    private RetryStrategy retriesOfEc2(String region) {
        var usual = retries(settings.patience());
        return OptIn.mayBeOff(region)
                ? usual
                : new ExpiryAware(usual.toBuilder()
                        .retryOnException(AwsClients::isNotValidated)
                        .build());
    }

    private static boolean isNotValidated(Throwable failure) {
        return failure instanceof Ec2Exception refusal
                && refusal.awsErrorDetails() != null
                && "AuthFailure".equals(refusal.awsErrorDetails().errorCode());
    }

    /**
     * The retry strategy is set explicitly because a coming SDK release changes the default. The strategy has no circuit breaker,
     * because all scopes would share the breaker, and one bad scope would stop the retries of all other scopes. The budget limits
     * retries anyway.
     */
    private static RetryStrategy retries(Patience patience) {
        return new ExpiryAware(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(patience.attempts())
                .backoffStrategy(BackoffStrategy.exponentialDelay(patience.firstDelay(), patience.longestDelay()))
                .throttlingBackoffStrategy(
                        BackoffStrategy.exponentialDelay(patience.firstThrottledDelay(), patience.longestDelay()))
                .circuitBreakerEnabled(false)
                .retryOnException(AwsClients::isGarbled)
                .build());
    }

    /**
     * Whether the response was truncated or damaged. The SDK by itself would not retry the call, because it does not look at
     * the deeper causes, where the XML or I/O exception is.
     */
    private static boolean isGarbled(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof XMLStreamException || cause instanceof IOException);
    }

    /**
     * Runs {@code build} on a separate thread. A new process spends most of its time on two tasks: loading the classes of the
     * EC2 client, and creating an HTTP client, which includes reading all trusted certificates. Neither task needs the result
     * of the other, so they run at the same time.
     */
    private static <T> CompletableFuture<T> early(Supplier<T> build) {
        return CompletableFuture.supplyAsync(
                build, task -> Thread.ofPlatform().daemon().name("aws-clients").start(task));
    }
}
