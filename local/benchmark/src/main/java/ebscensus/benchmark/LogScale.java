package ebscensus.benchmark;

import java.util.Collection;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Where values lie along an axis on which equal ratios are equally far apart.
 *
 * @param least at {@code from}; 1, 2 or 5 times a power of ten, as is {@code most}
 * @param most at {@code to}; greater than {@code least}
 */
record LogScale(double least, double most, double from, double to) {
    /** Powers of ten alone where there are more of them than this; else twice and five times as well. */
    private static final int FEW_POWERS = 3;

    private static final double[] STEPS = {1, 2, 5};

    /** From the round number at or below the smallest to the one at or above the greatest. */
    static LogScale of(Collection<Double> values, double from, double to) {
        double smallest = values.stream().mapToDouble(value -> value).min().orElseThrow();
        double greatest = values.stream().mapToDouble(value -> value).max().orElseThrow();
        double least = round(smallest).filter(tick -> tick <= smallest).max().orElseThrow();
        double most = round(greatest)
                .filter(tick -> tick >= greatest && tick > least)
                .min()
                .orElseThrow();
        return new LogScale(least, most, from, to);
    }

    double at(double value) {
        return from + (to - from) * Math.log(value / least) / Math.log(most / least);
    }

    /** Round numbers from end to end, in order. */
    double[] ticks() {
        int lowest = power(least);
        int highest = power(most);
        boolean few = highest - lowest <= FEW_POWERS;
        return IntStream.rangeClosed(lowest, highest)
                .mapToDouble(power -> Math.pow(10, power))
                .flatMap(ten -> DoubleStream.of(few ? STEPS : new double[] {1}).map(step -> step * ten))
                .filter(tick -> tick >= least && tick <= most)
                .toArray();
    }

    /** Those around a value. */
    private static DoubleStream round(double value) {
        int power = power(value);
        return IntStream.rangeClosed(power - 1, power + 1)
                .mapToDouble(near -> Math.pow(10, near))
                .flatMap(ten -> DoubleStream.of(STEPS).map(step -> step * ten));
    }

    private static int power(double value) {
        return (int) Math.floor(Math.log10(value));
    }
}
