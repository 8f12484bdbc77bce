package ebscensus.aws;

import org.jspecify.annotations.Nullable;

/** Reads the page tokens of EC2 and Organizations. */
final class Tokens {
    private Tokens() {}

    /** The token of the next page; null after the last page, which the services mark with a missing or empty token. */
    static @Nullable String next(@Nullable String token) {
        return token == null || token.isEmpty() ? null : token;
    }
}
