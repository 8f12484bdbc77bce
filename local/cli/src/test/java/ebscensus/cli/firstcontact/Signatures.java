package ebscensus.cli.firstcontact;

import java.util.Optional;

/** Whose request it is, by its access key and session token. The signature itself is not worked out. */
final class Signatures {
    private Signatures() {}

    static Optional<Identity> caller(Seen request) {
        return Identity.ofKey(request.accessKey())
                .filter(identity -> identity.sessionToken().equals(request.sessionToken()));
    }

    static Reply stsRefusal() {
        return Reply.stsError(403, "InvalidClientTokenId", "The security token included in the request is invalid.");
    }

    static Reply ec2Refusal() {
        return Reply.ec2Error(401, "AuthFailure", "AWS was not able to validate the provided access credentials");
    }
}
