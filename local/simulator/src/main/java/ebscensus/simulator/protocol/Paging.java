package ebscensus.simulator.protocol;

import java.time.Duration;

/**
 * The irregularities that EC2 permits in pages. Shares are between 0 and 1. Which pages are irregular depends on the number of
 * the request, so that runs can be repeated.
 *
 * @param shortPages the share of pages with fewer items than possible
 * @param emptyPages the share of pages without items but with a token
 * @param trailingTokens the share of listings whose last items come with a token, so that an empty page follows
 * @param tokenLife how long a token is accepted
 */
public record Paging(double shortPages, double emptyPages, double trailingTokens, Duration tokenLife) {
    /** Full pages, and no token on the last page. */
    public static final Paging FULL = new Paging(0, 0, 0, Duration.ofDays(1));

    /** All irregularities occur occasionally. */
    public static final Paging LOOSE = new Paging(0.1, 0.05, 0.3, Duration.ofDays(1));

    public Paging {
        for (double share : new double[] {shortPages, emptyPages, trailingTokens}) {
            if (!(share >= 0 && share < 1)) {
                throw new IllegalArgumentException("a share of pages must be at least 0 and less than 1, not " + share);
            }
        }
    }

    public Paging withTokenLife(Duration tokenLife) {
        return new Paging(shortPages, emptyPages, trailingTokens, tokenLife);
    }
}
