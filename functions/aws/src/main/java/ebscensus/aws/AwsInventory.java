package ebscensus.aws;

import ebscensus.core.inventory.Budget;
import ebscensus.core.inventory.Fleet;
import ebscensus.core.inventory.Inventory;
import ebscensus.core.inventory.Outcome.RegionDisabled;
import ebscensus.core.inventory.PriceList;
import ebscensus.core.inventory.ScopeFailure;
import ebscensus.core.inventory.Volumes;
import ebscensus.core.request.AccountRole;
import ebscensus.core.request.Accounts;
import ebscensus.core.request.Caller;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Scope;
import java.util.List;
import software.amazon.awssdk.core.warmup.SdkWarmUp;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsRequest;

/**
 * Reads accounts, regions, instances and volumes from AWS, with one set of credentials and the roles that can be assumed with
 * them.
 */
public final class AwsInventory implements Inventory, AutoCloseable {
    private final AwsClients clients;
    private final CallerIdentity identity;
    private final AccountCredentials credentials;
    private final String region;
    private final AccountRole role;
    private final Listener listener;

    private AwsInventory(
            AwsClients clients,
            CallerIdentity identity,
            AccountCredentials credentials,
            String region,
            AccountRole role,
            Listener listener) {
        this.clients = clients;
        this.identity = identity;
        this.credentials = credentials;
        this.region = region;
        this.role = role;
        this.listener = listener;
    }

    /**
     * Makes no call yet.
     *
     * @throws AwsAccessException if no region is set
     */
    public static AwsInventory connect(AwsSettings settings) {
        var clients = new AwsClients(settings);
        String region = clients.region();
        clients.prepareEc2(region);
        var sts = clients.sts(region);
        var identity = new CallerIdentity(sts, clients.origin());
        var credentials = new AccountCredentials(clients.credentials(), sts, identity);
        return new AwsInventory(clients, identity, credentials, region, AccountRole.DEFAULT, new Listener() {});
    }

    /**
     * Makes the SDK load and run its code for EC2 calls in advance, so that the first call is faster. This needs no permission
     * and has no effect on AWS.
     */
    public static void warmUp() {
        SdkWarmUp.warmUp(Ec2Client.class);
    }

    /** The region of the settings, the environment or the profile. */
    public String ownRegion() {
        return region;
    }

    /**
     * The identity of the credentials' owner. STS is called once to find it out, which needs no permission.
     *
     * @throws AwsAccessException if there are no credentials, AWS does not accept them, or STS cannot be reached
     */
    public Caller caller() {
        return identity.require();
    }

    /** Sets the caller if the program already knows its identity, so that STS is not called. Returns this inventory. */
    public AwsInventory knowing(Caller caller) {
        identity.isKnown(caller);
        return this;
    }

    /**
     * A copy that assumes another role. The copy and this inventory share the clients and the cache of credentials, so closing
     * either inventory closes both.
     */
    @Override
    public AwsInventory as(AccountRole other) {
        return new AwsInventory(clients, identity, credentials, region, other, listener);
    }

    /** A copy that notifies the given listener of events that the results do not contain. */
    public AwsInventory heardBy(Listener other) {
        return new AwsInventory(clients, identity, credentials, region, role, other);
    }

    /** Is notified of events that the results do not contain. The methods may be called on any thread. */
    public interface Listener {
        /** EC2 has throttled a call in this scope. The call is retried if attempts are left. */
        default void refused(Scope scope) {}

        /** The request excludes this account, but the account is not in the organization or not in the requested units. */
        default void notThere(String account) {}
    }

    @Override
    public Fleet fleet(Scope scope, CensusRequest request, Budget budget) {
        return new Ec2Fleet(clients.ec2(scope.region()), request, of(scope.account()), telling(scope, budget));
    }

    @Override
    public Volumes volumes(Scope scope, Budget budget) {
        return new Ec2Volumes(
                clients.ec2(scope.region()), of(scope.account()), telling(scope, budget), telling(scope, budget));
    }

    @Override
    public void enter(String account) {
        var access = of(account);
        var calls =
                new AwsCalls("sts:AssumeRole", new RequestBudget(RequestBudget.ASKED_ONCE, clients.clock()), access);
        var meter = new CallMeter();
        calls.call(meter, access.countedBy(meter)::resolveCredentials);
        access.leave(meter.calls());
    }

    @Override
    public Members accounts(Accounts.Organization organization) {
        try (var organizations = clients.organizations(region)) {
            return new AwsOrganization(organizations, credentials.own(), clients.clock(), listener::notThere)
                    .accounts(organization);
        }
    }

    /** AWS's list prices, read with the program's own credentials. The list can be used while this inventory is open. */
    public PriceList priceList() {
        return AwsPriceList.of(clients, region);
    }

    /** Calls EC2 in {@link #ownRegion} or, if the account does not have that region, in a region that every account has. */
    @Override
    public List<String> enabledRegions(String account) {
        try {
            return enabledRegions(account, region);
        } catch (ScopeFailure e) {
            if (e.missing() instanceof RegionDisabled) {
                return enabledRegions(account, OptIn.inEveryAccount(region));
            }
            throw e;
        }
    }

    private List<String> enabledRegions(String account, String asked) {
        var access = of(account);
        var calls = new AwsCalls(
                "ec2:DescribeRegions", new RequestBudget(RequestBudget.ASKED_ONCE, clients.clock()), access);
        var meter = new CallMeter();
        var request = DescribeRegionsRequest.builder()
                .overrideConfiguration(calls.carrying(meter))
                .build();
        var answer = calls.call(meter, () -> clients.ec2(asked).describeRegions(request));
        if (answer.regions().isEmpty()) {
            throw calls.nonsense(meter, "IncompleteAnswer", "an account without any region");
        }
        var names = answer.regions().stream()
                .map(software.amazon.awssdk.services.ec2.model.Region::regionName)
                .toList();
        for (String name : names) {
            // The name becomes part of a host name.
            if (name == null || !Scope.isRegion(name)) {
                throw calls.nonsense(
                        meter,
                        "IncompleteAnswer",
                        name == null ? "a region without a name" : "a region of the name \"" + name + "\"");
            }
        }
        access.leave(meter.calls());
        return names.stream().sorted().toList();
    }

    @Override
    public void close() {
        credentials.close();
        clients.close();
    }

    private RequestBudget telling(Scope scope, Budget budget) {
        return new RequestBudget(budget, clients.clock(), () -> listener.refused(scope));
    }

    private AccountAccess of(String account) {
        return credentials.of(account, role);
    }
}
