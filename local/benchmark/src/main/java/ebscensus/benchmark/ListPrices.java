package ebscensus.benchmark;

import java.math.BigDecimal;

/**
 * AWS's prices in us-east-1, in US dollars before any free tier. For each price, a comment names the page and when it was read or
 * published.
 */
final class ListPrices {
    /** The price on arm64. Source: cloudchipr.com/blog/aws-lambda-pricing, 2025. */
    static final BigDecimal LAMBDA_GB_SECOND = new BigDecimal("0.0000133334");

    /** Source: as above. */
    static final BigDecimal LAMBDA_REQUEST = perMillion("0.20");

    /**
     * The price in STANDARD workflows; each child of a Distributed Map counts as one more transition. Source:
     * aws.amazon.com/step-functions/pricing, 2026-11.
     */
    static final BigDecimal STATE_TRANSITION = perThousand("0.025");

    /**
     * The price of PUT and LIST requests. Source:
     * devnotes.tech/understanding-aws-s3-pricing-a-complete-cost-breakdown-with-examples, 2026-11.
     */
    static final BigDecimal S3_WRITE = perThousand("0.005");

    /** The price of GET requests. Source: as above. */
    static final BigDecimal S3_READ = perThousand("0.0004");

    /** Source: as above. */
    static final BigDecimal S3_GB_MONTH = new BigDecimal("0.023");

    /**
     * The price of ingestion. Storing the logs for a month costs another sixteenth of this price. Source: factualminds.com,
     * CloudWatch pricing, 2026-06.
     */
    static final BigDecimal LOGS_GB = new BigDecimal("0.50");

    /**
     * The price of a metric that has data in every hour of a month. AWS charges only for the hours in which the metric has data.
     * Source: signoz.io/guides/cloudwatch-pricing, 2026-02.
     */
    static final BigDecimal METRIC_MONTH = new BigDecimal("0.30");

    /**
     * The price of an alarm of standard resolution, for each metric that the alarm reads. An alarm on an expression of two
     * metrics therefore costs twice as much. Source: c3x.dev/resources/aws/aws_cloudwatch_metric_alarm, 2026-11, and
     * aws.amazon.com/cloudwatch/pricing ("per alarm metric").
     */
    static final BigDecimal ALARM_METRIC_MONTH = new BigDecimal("0.10");

    /** The first three dashboards of an account are free. Source: as {@link #LOGS_GB}. */
    static final BigDecimal DASHBOARD_MONTH = new BigDecimal("3.00");

    /** The first 14 million starts are free. Source: awsnegotiations.com, 2026-05. */
    static final BigDecimal SCHEDULER_START = perMillion("1.00");

    private ListPrices() {}

    private static BigDecimal perThousand(String price) {
        return new BigDecimal(price).movePointLeft(3);
    }

    private static BigDecimal perMillion(String price) {
        return new BigDecimal(price).movePointLeft(6);
    }
}
