package ebscensus.aws;

import org.jspecify.annotations.Nullable;

/** Page tokens as EC2 sends them. */
final class Tokens {
    private Tokens() {}

    /** Null after the last page, which EC2 marks by no token or by an empty one. */
    static @Nullable String next(@Nullable String token) {
        return token == null || token.isEmpty() ? null : token;
    }
}
