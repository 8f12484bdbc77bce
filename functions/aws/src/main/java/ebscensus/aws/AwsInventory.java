package ebscensus.aws;

import ebscensus.core.Budget;
import ebscensus.core.CensusRequest;
import ebscensus.core.Fleet;
import ebscensus.core.Inventory;
import ebscensus.core.Scope;
import ebscensus.core.Volumes;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsRequest;
import software.amazon.awssdk.services.ec2.model.Region;

/** AWS as it is seen with one set of credentials. */
public final class AwsInventory implements Inventory, AutoCloseable {
    private static final int DESCRIBE_REGIONS_CALLS_PER_SECOND = 1;

    private final AwsClients clients;
    private final String region;

    private AwsInventory(AwsClients clients, String region) {
        this.clients = clients;
        this.region = region;
    }

    /**
     * Nothing is asked of AWS yet.
     *
     * @throws AwsAccessException if the profile or a region is missing
     */
    public static AwsInventory connect(AwsSettings settings) {
        var clients = new AwsClients(settings);
        return new AwsInventory(clients, clients.region());
    }

    /** The region that the settings, the environment or the profile names. */
    public String ownRegion() {
        return region;
    }

    /**
     * Asks STS whose credentials these are, which needs no permission.
     *
     * @throws AwsAccessException if there are none, they are not accepted, or STS cannot be reached
     */
    public String ownAccount() {
        requireCredentials();
        try (var sts = clients.sts(region)) {
            return sts.getCallerIdentity().account();
        } catch (AwsServiceException e) {
            String code = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
            throw new AwsAccessException(
                    "AWS does not accept the credentials (" + code + "): renew them, for example with `aws sso login`",
                    e);
        } catch (SdkClientException e) {
            throw new AwsAccessException(
                    "cannot reach STS in " + region + " (" + e.getMessage()
                            + "): check the network, the proxy and the endpoint",
                    e);
        }
    }

    @Override
    public Fleet fleet(Scope scope, CensusRequest request, Budget budget) {
        return new Ec2Fleet(clients.ec2(scope.region()), request, budget);
    }

    @Override
    public Volumes volumes(Scope scope, Budget budget) {
        return new Ec2Volumes(clients.ec2(scope.region()), budget);
    }

    @Override
    public List<String> enabledRegions(String account) {
        var calls = new Ec2Calls(
                "ec2:DescribeRegions", new RequestBudget(Budget.ofCallsPerSecond(DESCRIBE_REGIONS_CALLS_PER_SECOND)));
        var meter = new CallMeter();
        var request = DescribeRegionsRequest.builder()
                .overrideConfiguration(calls.carrying(meter))
                .build();
        return calls.call(meter, () -> clients.ec2(region).describeRegions(request)).regions().stream()
                .map(Region::regionName)
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        clients.close();
    }

    private void requireCredentials() {
        try {
            clients.credentials().resolveCredentials();
        } catch (SdkClientException e) {
            throw new AwsAccessException(
                    "no AWS credentials found: set AWS_PROFILE or --profile, log in with `aws sso login`,"
                            + " or export AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
                    e);
        }
    }
}
