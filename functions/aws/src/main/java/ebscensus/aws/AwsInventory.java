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

/** AWS as it is seen with one set of credentials, and with the roles that these may assume. */
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
     * Nothing is asked of AWS yet.
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

    /** Has the SDK load and run what its first calls of EC2 need, without any right and without any effect. */
    public static void warmUp() {
        SdkWarmUp.warmUp(Ec2Client.class);
    }

    /** The region that the settings, the environment or the profile names. */
    public String ownRegion() {
        return region;
    }

    /**
     * Whose credentials these are: asked of STS once, which needs no permission.
     *
     * @throws AwsAccessException if there are none, they are not accepted, or STS cannot be reached
     */
    public Caller caller() {
        return identity.require();
    }

    /** This inventory, for a program that knows whose credentials it has: nothing is asked of STS for that. */
    public AwsInventory knowing(Caller caller) {
        identity.isKnown(caller);
        return this;
    }

    /** Shares the clients and the credentials of this one; to be closed with this one. */
    @Override
    public AwsInventory as(AccountRole other) {
        return new AwsInventory(clients, identity, credentials, region, other, listener);
    }

    /** The same inventory, which tells this listener what no answer says. */
    public AwsInventory heardBy(Listener other) {
        return new AwsInventory(clients, identity, credentials, region, role, other);
    }

    /** Whoever wants to know more than the answers; called on any thread. */
    public interface Listener {
        /** EC2 has refused a call of this scope for its rate; the call itself goes on. */
        default void refused(Scope scope) {}

        /** This account was to be excluded, and is none of those that were meant. */
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

    /** AWS's list prices, read with the program's own credentials; for as long as this inventory is open. */
    public PriceList priceList() {
        return AwsPriceList.of(clients, region);
    }

    /** Where the account lacks the region in which this starts, in one that every account has. */
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
            // It becomes part of a host name.
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
