package ebscensus.simulator;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** The services behind the endpoint: admits a request, answers it, lets the fault plan spoil the answer, writes it. */
final class Service {
    private final Ec2Actions ec2;
    private final StsActions sts;
    private final OrganizationsActions organizations;
    private final SimulatorOptions options;
    private final Buckets buckets = new Buckets();

    Service(Simulation simulation, SimulatorOptions options) {
        this.ec2 = new Ec2Actions(simulation, options);
        this.sts = new StsActions(simulation, options);
        this.organizations = new OrganizationsActions(simulation);
        this.options = options;
    }

    Reply reply(Request request) {
        try {
            admit(request);
            var answer = answer(request);
            var fault = options.faults().faultFor(observed(request, answer));
            return fault.isPresent() ? spoiled(request, answer, fault.get()) : written(answer);
        } catch (Ec2Error e) {
            return refused(request.api(), e);
        }
    }

    private Answer answer(Request request) {
        return switch (request.api()) {
            case EC2 -> ec2.answer(request);
            case STS -> sts.answer(request);
            case ORGANIZATIONS -> organizations.answer(request);
        };
    }

    /** Tells the error as the service does. */
    static Reply refused(Api api, Ec2Error error) {
        var body = XmlWriter.inMemory();
        String code = api == Api.ORGANIZATIONS ? organizationsCode(error.code()) : error.code();
        var id = requestId();
        switch (api) {
            case ORGANIZATIONS -> JsonCall.writeError(body, code, error.text());
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
        return new Reply.Whole(error.status(), body, Optional.of(code), 0);
    }

    /** What Organizations calls the errors that EC2 has other names for. */
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
        if (request.credentialsExpire()
                .filter(expiry -> !request.now().isBefore(expiry))
                .isPresent()) {
            throw request.api() == Api.STS
                    ? new Ec2Error(403, "ExpiredToken", "The security token included in the request is expired")
                    : Ec2Error.of(Fault.Refusal.EXPIRED_CREDENTIALS);
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
                answer.roleAccount());
    }

    private Reply spoiled(Request request, Answer answer, Fault fault) {
        return switch (fault) {
            case Fault.Refusal refusal -> refused(request.api(), Ec2Error.of(refusal));
            case Fault.Reset() -> new Reply.Silence(Duration.ZERO);
            case Fault.Stall(var length) -> new Reply.Silence(length);
            case Fault.Truncate() -> cut(request, written(answer).whole());
            case Fault.Malform() -> malformed(written(answer).whole());
            case Fault.EmptyPage() -> written(answer.emptied());
            case Fault.RepeatItems() -> written(answer.repeating());
            case Fault.HideZone() -> written(answer.withoutFirst());
        };
    }

    private static Reply.Streamed written(Answer answer) {
        return new Reply.Streamed(answer, requestId());
    }

    /** Anywhere before the last byte, without which no document is whole; one time in eight nothing is left. */
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

    private static String requestId() {
        return UUID.randomUUID().toString();
    }
}
