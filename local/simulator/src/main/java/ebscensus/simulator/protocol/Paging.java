package ebscensus.simulator.protocol;

import java.time.Duration;

/**
 * How freely pages use what EC2 allows itself. Shares lie between 0 and 1 and are drawn by the number of the request, so that
 * runs can be repeated.
 *
 * @param shortPages share of pages that hold fewer items than they could
 * @param emptyPages share of pages that hold none, yet a token
 * @param trailingTokens share of page chains whose last items come with a token, so that an empty page ends them
 * @param tokenLife how long a token is accepted
 */
public record Paging(double shortPages, double emptyPages, double trailingTokens, Duration tokenLife) {
    /** Every page as full as it can be, the last one without a token. */
    public static final Paging FULL = new Paging(0, 0, 0, Duration.ofDays(1));

    /** Now and then one of each. */
    public static final Paging LOOSE = new Paging(0.1, 0.05, 0.3, Duration.ofDays(1));

    public Paging {
        for (double share : new double[] {shortPages, emptyPages, trailingTokens}) {
            if (!(share >= 0 && share < 1)) {
                throw new IllegalArgumentException("a share of pages lies between 0 and 1, 1 excluded, not " + share);
            }
        }
    }

    public Paging withTokenLife(Duration tokenLife) {
        return new Paging(shortPages, emptyPages, trailingTokens, tokenLife);
    }
}
