package ebscensus.benchmark;

import java.time.Duration;

/**
 * What Lambda and Step Functions add to the work.
 *
 * @param start of a function, from its invocation to the first line of the handler, a snapshot restored
 * @param transition from the end of a state to the start of the next
 * @param s3 one request, or several at once
 * @param map to read the items and to start the first child, and the same again to end
 * @param child on top of its function's time: its start, two transitions and its end
 * @param childrenPerSecond how fast children are started
 */
record Overheads(
        Duration start, Duration transition, Duration s3, Duration map, Duration child, int childrenPerSecond) {
    /**
     * The start is what one author measured for Java with SnapStart and one client of the SDK, median 1,266 ms
     * (dev.to/aws-builders, Kazulkin, part 5, 2023). 100 children a second is documented for STANDARD children
     * (docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html, 2026-11). All others are assumed: there are no
     * published figures.
     */
    static final Overheads ASSUMED = new Overheads(
            Duration.ofMillis(1_300),
            Duration.ofMillis(50),
            Duration.ofMillis(50),
            Duration.ofSeconds(1),
            Duration.ofMillis(200),
            100);

    @Override
    public String toString() {
        return "a function starts in %s (SnapStart, published by others); assumed: a transition %s, a request of S3 %s, a map's start"
                        .formatted(Figures.seconds(start), Figures.seconds(transition), Figures.seconds(s3))
                + " and its end %s each, a child %s; %d children a second (documented)"
                        .formatted(Figures.seconds(map), Figures.seconds(child), childrenPerSecond);
    }
}
