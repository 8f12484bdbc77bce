package ebscensus.aws;

import ebscensus.aws.Endpoints.Service;
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

/** The SDK's clients: one for each region, all on one pool of connections. Thread-safe. */
final class AwsClients implements AutoCloseable {
    /** More than ever are in use at once: Lambda allows 1,024 file descriptors, and EC2's budget far fewer calls. */
    private static final int MOST_CONNECTIONS = 256;

    /** For one page of the price list. Our own choice: a census is worth more patience than its prices. */
    private static final int MOST_ATTEMPTS_FOR_PRICES = 4;

    /** As Apache's client calls itself in the SDK's user agent. */
    static final String HTTP_CLIENT = "Apache5";

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /** Names the parser that {@link javax.xml.stream.XMLInputFactory#newInstance} gives. */
    private static final String XML_FACTORY = "javax.xml.stream.XMLInputFactory";

    /** By name, because loading it would hold up every new process; most never need it. */
    static final String JDK_XML = "com.sun.xml.internal.stream.XMLInputFactoryImpl";

    static {
        // The SDK takes whatever parser names itself the platform's, as Aalto's does, and expects of it what the JDK's
        // does.
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
        // Named, not found on the class path. Apache's, because HttpURLConnection sends a failed POST again by itself,
        // unpaid, and keeps but five connections open.
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

    /** What they are the credentials of, as the end of a sentence. */
    String origin() {
        return settings.credentials() == null
                ? "this environment"
                : settings.credentials().origin();
    }

    /** Builds the client of that region on a thread of its own; whoever asks for a client first waits for it. */
    void prepareEc2(String region) {
        prepared = early(() -> ec2.computeIfAbsent(region, this::buildEc2));
    }

    Ec2Client ec2(String region) {
        // Virtual threads that run into class initializers under way on that thread pin their carriers, and where all
        // carriers are pinned nothing goes on (JDK 25). If the early build failed, it fails again below.
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
                        .addExecutionInterceptor(new Refusals())
                        // Answers go through the last one first.
                        .addExecutionInterceptor(new AnswerReader.Gate())
                        .addExecutionInterceptor(new AnswerBodies()))
                .build();
    }

    StsClient sts(String region, AskedHost asked) {
        return OptIn.mayBeOff(region) ? new OptInSts(region, name -> stsIn(name, asked)) : stsIn(region, asked);
    }

    private StsClient stsIn(String region, AskedHost asked) {
        return configured(StsClient.builder(), Service.STS, region)
                .overrideConfiguration(config -> settled(config)
                        .retryStrategy(retries(settings.patience()))
                        .apiCallAttemptTimeout(settings.patience().attemptTimeout())
                        .addExecutionInterceptor(new Asked.Note())
                        .addExecutionInterceptor(new AnswerBodies())
                        .addExecutionInterceptor(asked)
                        .addExecutionInterceptor(new StsAnswers()))
                .build();
    }

    /** In the region of the settings. */
    S3Client s3() {
        return configured(S3Client.builder(), Service.S3, region())
                .overrideConfiguration(config -> settled(config)
                        .retryStrategy(retries(settings.patience()))
                        .addExecutionInterceptor(new Asked.Note())
                        .apiCallAttemptTimeout(settings.patience().attemptTimeout()))
                .build();
    }

    /**
     * Where to start.
     *
     * @throws AwsAccessException if no region is set anywhere
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

    /** Which prices can be asked for from this region; empty where its partition has no price list. */
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

    /** Where every account has the region, credentials that are not validated may be so a moment later. */
    private RetryStrategy retriesOfEc2(String region) {
        var usual = retries(settings.patience());
        return OptIn.mayBeOff(region)
                ? usual
                : usual.toBuilder().retryOnException(AwsClients::isNotValidated).build();
    }

    private static boolean isNotValidated(Throwable failure) {
        return failure instanceof Ec2Exception refusal
                && refusal.awsErrorDetails() != null
                && "AuthFailure".equals(refusal.awsErrorDetails().errorCode());
    }

    /**
     * In code, not left to the SDK's default, which is about to change. Without the circuit breaker: it is shared by all that
     * use the client, so one bad scope would take away the retries of the others, and the budget bounds retries anyway.
     */
    private static RetryStrategy retries(Patience patience) {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(patience.attempts())
                .backoffStrategy(BackoffStrategy.exponentialDelay(patience.firstDelay(), patience.longestDelay()))
                .throttlingBackoffStrategy(
                        BackoffStrategy.exponentialDelay(patience.firstThrottledDelay(), patience.longestDelay()))
                .circuitBreakerEnabled(false)
                .retryOnException(AwsClients::isGarbled)
                .build();
    }

    /** Whether the answer was cut short or garbled on its way; the SDK hides that some causes deep and would give up. */
    private static boolean isGarbled(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof XMLStreamException || cause instanceof IOException);
    }

    /**
     * On a thread of its own: loading the classes of an EC2 client, and making an HTTP client that reads the certificates of all
     * authorities, is most of what a new process does before its first call, and neither needs the other.
     */
    private static <T> CompletableFuture<T> early(Supplier<T> build) {
        return CompletableFuture.supplyAsync(
                build, task -> Thread.ofPlatform().daemon().name("aws-clients").start(task));
    }
}
