package ebscensus.benchmark;

import ebscensus.benchmark.Plot.Axis;
import ebscensus.benchmark.Plot.Line;
import ebscensus.benchmark.Plot.Mark;
import ebscensus.benchmark.Plot.Point;
import ebscensus.benchmark.VirtualRun.Result;
import ebscensus.core.CensusRequest;
import ebscensus.simulator.protocol.Latency;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/** From which size of a fleet on it pays to divide it among workers. */
final class Threshold implements Benchmark {
    private static final List<Integer> SCOPES = List.of(1, Scopes.OF_AN_ACCOUNT, 100 * Scopes.OF_AN_ACCOUNT);
    private static final List<Long> FLEETS = LongStream.of(1_000, 10_000, 100_000)
            .flatMap(ten -> LongStream.of(ten, 2 * ten, 5 * ten))
            .boxed()
            .toList();
    private static final List<Integer> SHOWN_IN_PLOT = SCOPES.subList(0, 2);

    @Override
    public String name() {
        return "threshold";
    }

    @Override
    public String purpose() {
        return "fleet sizes from which on fan-out is faster or cheaper: inProcessLimit";
    }

    @Override
    public String method() {
        return Assumptions.ofTheClock()
                + " \"In process\": ListInstances lists and then measures. \"Fan-out\": it lists and plans, and a"
                + " Distributed Map measures the chunks. Fleets of 1, 2 and 5 times a power of ten, up to half a"
                + " million, equally divided among the scopes.";
    }

    @Override
    public void run(Sheet sheet) throws IOException {
        var compared = compared(sheet.choose(FLEETS.subList(0, 3), FLEETS, FLEETS));
        sheet.table(times(compared));
        sheet.table(crossovers(compared));
        sheet.text(
                "The largest fleet of these that one function surely measures in ten of its fifteen minutes, all of it"
                        + " in one scope, five volumes an instance (two pages a batch), pages of the slower latency:");
        sheet.table(inTenMinutes());
        sheet.plot(plot(compared));
    }

    private record Compared(int scopes, long instances, Latency latency, Result inProcess, Result fanOut) {
        boolean isFanOutFaster() {
            return fanOut.ends() && (!inProcess.ends() || fanOut.duration().compareTo(inProcess.duration()) < 0);
        }

        boolean isFanOutCheaper() {
            return dollars(fanOut).compareTo(dollars(inProcess)) < 0;
        }
    }

    private static List<Compared> compared(List<Long> fleets) {
        var compared = new ArrayList<Compared>();
        for (int scopes : SCOPES) {
            for (long instances : fleets) {
                var fleet = Fleets.of(scopes, instances);
                for (Latency latency : List.of(Assumptions.QUICK, Assumptions.SLOW)) {
                    var surroundings = Assumptions.surroundings(latency);
                    compared.add(new Compared(
                            scopes,
                            instances,
                            latency,
                            VirtualRun.inProcess(fleet, surroundings),
                            VirtualRun.fanOut(fleet, surroundings)));
                }
            }
        }
        return compared;
    }

    private static Table times(List<Compared> compared) {
        var table = new Table(
                "scopes",
                "instances",
                "latency",
                "in process",
                "fan-out",
                "chunks",
                "in process, a thousand runs",
                "fan-out, a thousand runs");
        for (var one : compared) {
            table.row(
                    Figures.count(one.scopes()),
                    Figures.count(one.instances()),
                    Assumptions.text(one.latency()),
                    time(one.inProcess()),
                    time(one.fanOut()),
                    Figures.count(one.fanOut().chunks()),
                    Figures.dollars(dollars(one.inProcess()).movePointRight(3)),
                    Figures.dollars(dollars(one.fanOut()).movePointRight(3)));
        }
        return table;
    }

    private static Table crossovers(List<Compared> compared) {
        var table = new Table("scopes", "latency", "fan-out is faster from", "fan-out is cheaper from");
        for (int scopes : SCOPES) {
            for (Latency latency : List.of(Assumptions.QUICK, Assumptions.SLOW)) {
                var curve = compared.stream()
                        .filter(one -> one.scopes() == scopes && one.latency().equals(latency))
                        .toList();
                table.row(
                        Figures.count(scopes),
                        Assumptions.text(latency),
                        first(curve, Compared::isFanOutFaster),
                        first(curve, Compared::isFanOutCheaper));
            }
        }
        return table;
    }

    /** The smallest fleet from which on it holds for all that are larger. */
    private static String first(List<Compared> curve, Predicate<Compared> holds) {
        String first = "never";
        for (int i = curve.size() - 1; i >= 0 && holds.test(curve.get(i)); i--) {
            first = Figures.count(curve.get(i).instances());
        }
        return first;
    }

    private static Table inTenMinutes() {
        var table = new Table("calls a second", "instances", "its function takes", "the next size takes");
        for (int callsPerSecond : List.of(1, 2, 5, CensusRequest.DEFAULT_CALLS_PER_SECOND, Ec2.REFILL)) {
            var surroundings = Assumptions.hardest(callsPerSecond);
            long largest = 0;
            Result last = null;
            Result next = null;
            for (long instances : FLEETS) {
                var run = VirtualRun.inProcess(Fleets.of(1, instances), surroundings);
                if (run.longest().compareTo(Assumptions.TEN_MINUTES) > 0) {
                    next = run;
                    break;
                }
                largest = instances;
                last = run;
            }
            table.row(
                    Figures.count(callsPerSecond),
                    Figures.count(largest),
                    last == null ? Figures.NONE : Figures.seconds(last.longest()),
                    next == null ? Figures.NONE : Figures.seconds(next.longest()));
        }
        return table;
    }

    private static Plot plot(List<Compared> compared) {
        var lines = new ArrayList<Line>();
        for (int scopes : SHOWN_IN_PLOT) {
            var curve = compared.stream()
                    .filter(one -> one.scopes() == scopes && one.latency().equals(Assumptions.SLOW))
                    .toList();
            String where = scopes == 1 ? "1 scope" : scopes + " scopes";
            int colour = SHOWN_IN_PLOT.indexOf(scopes);
            lines.add(new Line("in process, " + where, colour, false, points(curve, Compared::inProcess)));
            lines.add(new Line("fan-out, " + where, colour, true, points(curve, Compared::fanOut)));
        }
        return new Plot(
                "Duration of a census by the size of its fleet",
                new Axis("instances", instances -> Figures.count((long) instances)),
                new Axis("seconds", seconds -> Figures.count((long) seconds)),
                lines,
                new Mark("inProcessLimit", CensusRequest.DEFAULT_IN_PROCESS_LIMIT));
    }

    private static List<Point> points(List<Compared> curve, Function<Compared, Result> path) {
        return curve.stream()
                .filter(one -> path.apply(one).ends())
                .map(one ->
                        new Point(one.instances(), path.apply(one).duration().toMillis() / 1e3))
                .toList();
    }

    private static String time(Result run) {
        return run.ends() ? Figures.seconds(run.duration()) : Figures.NONE;
    }

    private static BigDecimal dollars(Result run) {
        return run.usage().dollars();
    }
}
