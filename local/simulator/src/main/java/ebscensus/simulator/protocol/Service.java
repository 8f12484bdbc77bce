package ebscensus.simulator.protocol;

import ebscensus.simulator.fault.Fault;
import ebscensus.simulator.fault.ObservedRequest;
import ebscensus.simulator.fleet.Access;
import ebscensus.simulator.fleet.Hash;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.fleet.Trait;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Answers the calls of all services. This class admits a request, computes the response, lets the fault plan change the
 * response, and chooses how the response is written.
 */
final class Service {
    private final Ec2Actions ec2;
    private final StsActions sts;
    private final OrganizationsActions organizations;
    private final PricingActions pricing;
    private final Access access;
    private final SimulatorOptions options;
    private final Buckets buckets = new Buckets();

    Service(Simulation simulation, SimulatorOptions options) {
        this.ec2 = new Ec2Actions(simulation, options);
        this.sts = new StsActions(simulation, options);
        this.organizations = new OrganizationsActions(simulation);
        this.pricing = new PricingActions(simulation.day());
        this.access = simulation.access();
        this.options = options;
    }

    Reply reply(Request request) {
        try {
            admit(request);
            var answer = answer(request);
            var fault = options.faults().faultFor(observed(request, answer));
            return fault.isPresent() ? spoiled(request, answer, fault.get()) : written(request, answer);
        } catch (Ec2Error e) {
            return refused(request.api(), e);
        }
    }

    private Answer answer(Request request) {
        return switch (request.api()) {
            case EC2 -> ec2.answer(request);
            case STS -> sts.answer(request);
            case ORGANIZATIONS -> organizations.answer(request);
            case PRICING -> pricing.answer(request);
        };
    }

    /** Writes the error in the format of the service. */
    static Reply refused(Api api, Ec2Error error) {
        var body = XmlWriter.inMemory();
        String code = code(api, error.code());
        var id = requestId();
        switch (api) {
            case ORGANIZATIONS, PRICING -> JsonCall.writeError(body, code, error.text());
            case STS ->
                body.literal("<ErrorResponse"
                                + " xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>Sender</Type>")
                        .element("Code", code)
                        .element("Message", error.text())
                        .literal("</Error>")
                        .element("RequestId", id)
                        .literal("</ErrorResponse>");
            case EC2 ->
                body.literal("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response><Errors><Error>")
                        .element("Code", code)
                        .element("Message", error.text())
                        .literal("</Error></Errors>")
                        .element("RequestID", id)
                        .literal("</Response>");
        }
        return new Reply.Whole(status(api, error, code), api.mediaType, body, Optional.of(code), 0);
    }

    /** The HTTP status of an error. The price list sends 400 for every error that the caller causes, including throttling. */
    private static int status(Api api, Ec2Error error, String code) {
        boolean callersOwn = error.status() < 500 || code.equals("ThrottlingException");
        return api == Api.PRICING && callersOwn ? 400 : error.status();
    }

    private static String code(Api api, String code) {
        return switch (api) {
            case ORGANIZATIONS -> organizationsCode(code);
            case PRICING -> pricingCode(code);
            case EC2, STS -> code;
        };
    }

    /** The Price List Query API's names for errors that EC2 names differently. */
    private static String pricingCode(String code) {
        return switch (code) {
            case "RequestLimitExceeded" -> "ThrottlingException";
            case "RequestExpired" -> "ExpiredTokenException";
            case "InvalidPaginationToken" -> "ExpiredNextTokenException";
            case "UnauthorizedOperation" -> "AccessDeniedException";
            case "InternalError" -> "InternalErrorException";
            case "Unavailable" -> "ServiceUnavailableException";
            default -> code;
        };
    }

    /** Organizations' names for errors that EC2 names differently. */
    private static String organizationsCode(String code) {
        return switch (code) {
            case "RequestLimitExceeded" -> "TooManyRequestsException";
            case "RequestExpired" -> "ExpiredTokenException";
            case "InvalidPaginationToken" -> "InvalidInputException";
            case "UnauthorizedOperation" -> "AccessDeniedException";
            case "InternalError" -> "ServiceException";
            default -> code;
        };
    }

    private void admit(Request request) {
        if (options.throttle()) {
            buckets.charge(request);
        }
        requireAccess(request);
        if (request.credentialsExpire()
                .filter(expiry -> !request.now().isBefore(expiry))
                .isPresent()) {
            throw request.api() == Api.STS
                    ? new Ec2Error(403, "ExpiredToken", "The security token included in the request is expired")
                    : Ec2Error.of(Fault.Refusal.EXPIRED_CREDENTIALS);
        }
    }

    /** Organizations and the price list are each one service for all regions, so a disabled region does not affect them. */
    private void requireAccess(Request request) {
        var scope = request.scope();
        boolean refused = switch (request.api()) {
            case EC2, STS -> access.refuses(scope);
            case ORGANIZATIONS, PRICING -> access.isSuspended(scope.account());
        };
        if (refused) {
            throw switch (request.api()) {
                case EC2 -> Ec2Error.of(Fault.Refusal.REGION_DISABLED);
                case STS -> Ec2Error.of(Fault.Refusal.INVALID_TOKEN);
                case ORGANIZATIONS, PRICING ->
                    Ec2Error.invalid("UnrecognizedClientException", Fault.Refusal.INVALID_TOKEN.message());
            };
        }
    }

    private static ObservedRequest observed(Request request, Answer answer) {
        return new ObservedRequest(
                request.scope(),
                request.action(),
                request.ordinal(),
                answer.paginated(),
                request.hasToken(),
                answer.last(),
                answer.roleAccount(),
                request.query().filterNames());
    }

    private Reply spoiled(Request request, Answer answer, Fault fault) {
        return switch (fault) {
            case Fault.Refusal refusal -> refused(request.api(), Ec2Error.of(refusal));
            case Fault.Reset() -> new Reply.Silence(Duration.ZERO);
            case Fault.Stall(var length) -> new Reply.Silence(length);
            case Fault.Truncate() -> cut(request, written(request, answer).whole());
            case Fault.Malform() -> malformed(written(request, answer).whole());
            case Fault.EmptyPage() -> written(request, answer.emptied());
            case Fault.RepeatItems() -> written(request, answer.repeating());
            case Fault.HideZone() -> written(request, answer.withoutFirst());
            case Fault.HideState() -> written(request, answer.withoutState());
            case Fault.HideInstanceIds() -> written(request, answer.withoutInstanceIds());
            case Fault.FindNothing() -> written(request, answer.withoutItems());
            case Fault.HidePrices(String region) -> written(request, answer.withoutPricesOf(region));
            case Fault.DamageProducts() -> written(request, answer.withDamagedProducts());
            case Fault.WebPage(int status) -> webPage(status);
        };
    }

    private static Reply.Streamed written(Request request, Answer answer) {
        return new Reply.Streamed(answer, request.api().mediaType, requestId());
    }

    /** Removes at least the last byte, without which no document is complete. In one of eight cases, nothing is left. */
    private static Reply.Whole cut(Request request, Reply.Whole body) {
        long hash = Hash.of(Hash.of(request.ordinal(), request.action()), Trait.CUT);
        long left =
                hash % 8 == 0 ? 0 : Math.unsignedMultiplyHigh(hash, body.xml().length());
        body.xml().cut((int) left);
        return body;
    }

    private static Reply.Whole malformed(Reply.Whole body) {
        body.xml().spoil();
        return body;
    }

    private static Reply.Whole webPage(int status) {
        var page = XmlWriter.inMemory()
                .literal("<html><head><title>" + status + "</title></head><body><h1>" + status
                        + " Service Temporarily Unavailable</h1><hr>proxy</body></html>\n");
        return new Reply.Whole(status, "text/html", page, Optional.empty(), 0);
    }

    private static String requestId() {
        return UUID.randomUUID().toString();
    }
}
