package ebscensus.simulator.protocol;

import ebscensus.simulator.fault.Fault;
import ebscensus.simulator.fleet.Hash;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * The position from which a chain of pages continues. Clients cannot read the encoded token. The token is valid only for calls
 * with the same scope, action and parameters as the call for which it was issued; only paging parameters may differ.
 *
 * @param call the hash of scope, action and parameters (except paging parameters), which binds the token to its call
 * @param order the key of the order in which the pages of the chain list the items
 * @param previous the start of the page before this token
 * @param next the start of the page after this token
 * @param issued the time of issue in milliseconds since the epoch
 * @param request the number of the request, which gives successive empty pages different tokens
 */
record PageToken(long call, long order, Position previous, Position next, long issued, long request) {
    private static final int WORDS = 9;

    /** @param key the key of the simulation */
    String encode(long key) {
        long[] words = {call, order, previous.step(), previous.offset(), next.step(), next.offset(), issued, request, 0
        };
        words[WORDS - 1] = checksum(words, key);
        var bytes = ByteBuffer.allocate(WORDS * Long.BYTES);
        for (int i = 0; i < WORDS; i++) {
            bytes.putLong(words[i] ^ mask(words[WORDS - 1], key, i));
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** @throws Ec2Error if the text is not a token, or if the token belongs to another call or is too old */
    static PageToken decode(String text, long key, long call, Instant now, Duration life) {
        var token = parse(text, key);
        if (token.call != call) {
            throw Ec2Error.invalid("InvalidNextToken", "The token was issued for a request with other parameters.");
        }
        if (now.toEpochMilli() - token.issued > life.toMillis()) {
            throw Ec2Error.of(Fault.Refusal.EXPIRED_TOKEN);
        }
        return token;
    }

    private static PageToken parse(String text, long key) {
        byte[] bytes = bytes(text);
        if (bytes.length != WORDS * Long.BYTES) {
            throw unparsable();
        }
        var buffer = ByteBuffer.wrap(bytes);
        long sum = buffer.getLong((WORDS - 1) * Long.BYTES) ^ mask(0, key, WORDS - 1);
        var words = new long[WORDS];
        for (int i = 0; i < WORDS - 1; i++) {
            words[i] = buffer.getLong() ^ mask(sum, key, i);
        }
        if (checksum(words, key) != sum) {
            throw unparsable();
        }
        return new PageToken(
                words[0],
                words[1],
                new Position(words[2], (int) words[3]),
                new Position(words[4], (int) words[5]),
                words[6],
                words[7]);
    }

    private static byte[] bytes(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static Ec2Error unparsable() {
        return Ec2Error.invalidValue("Unable to parse pagination token");
    }

    /** The checksum of all words except the last one, which holds the checksum itself. */
    private static long checksum(long[] words, long key) {
        long sum = key;
        for (int i = 0; i < WORDS - 1; i++) {
            sum = Hash.of(sum, words[i]);
        }
        return sum;
    }

    /**
     * The mask of a word. The mask of the last word, the checksum, depends only on the key. The masks of all other words also
     * depend on the checksum.
     */
    private static long mask(long sum, long key, int word) {
        return word == WORDS - 1 ? Hash.of(key, word) : Hash.of(sum ^ key, word);
    }
}
