package ebscensus.aws;

import org.jspecify.annotations.Nullable;

/** Reads EC2's page tokens. */
final class Tokens {
    private Tokens() {}

    /** The token of the next page; null after the last page, which EC2 marks with a missing or empty token. */
    static @Nullable String next(@Nullable String token) {
        return token == null || token.isEmpty() ? null : token;
    }
}
