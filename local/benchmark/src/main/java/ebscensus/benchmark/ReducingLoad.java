package ebscensus.benchmark;

import com.sun.management.OperatingSystemMXBean;
import ebscensus.core.inventory.Component;
import ebscensus.core.inventory.Location;
import ebscensus.core.inventory.Price;
import ebscensus.core.inventory.Prices;
import ebscensus.core.plan.RunStore;
import ebscensus.functions.AnnouncementCadence;
import ebscensus.functions.Contributions;
import ebscensus.functions.ReducePartials;
import ebscensus.report.Overview;
import ebscensus.report.ReportJson;
import ebscensus.report.money.Bill;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reduces the partials of a run. A folder contains these partials and the report of the day before. This class is also a program,
 * which reduces the partials once. Its arguments are the folder and a {@link Task}.
 */
record ReducingLoad(Path folder) {
    private static final Instant YESTERDAY = Instant.parse("2026-11-27T02:00:00Z");
    private static final Instant TODAY = YESTERDAY.plus(Duration.ofDays(1));
    private static final String TODAYS_RUN = "today";

    enum Task {
        /** The report alone, as JSON. */
        REPORT,
        /**
         * Everything that the function ReducePartials makes: the report, the change since the day before, the page and the rows
         * of the cells.
         */
        EVERYTHING
    }

    /** Prints the processor time of the whole process in nanoseconds. */
    public static void main(String[] arguments) {
        new ReducingLoad(Path.of(arguments[0])).reduce(Task.valueOf(arguments[1]));
        System.out.println(
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime());
        System.exit(0);
    }

    /** Writes the partials of both days, and reduces the partials of the first day. */
    static ReducingLoad prepared(Path folder, int chunks) throws IOException {
        var load = new ReducingLoad(folder);
        Files.createDirectories(load.reports().folder());
        load.write("yesterday", new ModelPartials(chunks, 0), YESTERDAY);
        load.write(TODAYS_RUN, new ModelPartials(chunks, 1), TODAY);
        load.reduceAll("yesterday", YESTERDAY);
        return load;
    }

    void reduce(Task task) {
        switch (task) {
            case REPORT -> reduceToReport(run(TODAYS_RUN));
            case EVERYTHING -> reduceAll(TODAYS_RUN, TODAY);
        }
    }

    private void write(String name, ModelPartials partials, Instant startedAt) throws IOException {
        Files.createDirectories(folder.resolve(name));
        var run = run(name);
        run.writePlan(partials.plan(startedAt));
        for (int chunk = 1; chunk <= partials.chunks(); chunk++) {
            run.writePartial(chunk, partials.partial(chunk));
        }
    }

    private void reduceToReport(RunStore run) {
        var plan = run.readPlan();
        var report = plan.report(end(TODAY), Contributions.merged(run, plan, ""));
        var overview = Overview.of(report, prices(Bill.locations(report.census())));
        reports().write("reports/alone.json", ReportJson.MEDIA_TYPE, ReportJson.write(overview));
    }

    /** @throws IllegalStateException if the reducer notes that a part of the result is missing */
    private void reduceAll(String run, Instant startedAt) {
        var reduce = new ReducePartials(
                this::run,
                reports(),
                ReducingLoad::prices,
                InstantSource.fixed(end(startedAt)),
                "census",
                AnnouncementCadence.NEVER,
                "");
        var notes = reduce.reduce(new ReducePartials.Input(run, "")).summary().notes();
        if (!notes.isEmpty()) {
            throw new IllegalStateException(String.join("; ", notes));
        }
    }

    private RunStore run(String name) {
        return new FolderRun(folder.resolve(name));
    }

    private FolderReports reports() {
        return new FolderReports(folder.resolve("bucket"));
    }

    private static Instant end(Instant startedAt) {
        return startedAt.plus(Duration.ofMinutes(5));
    }

    /** Every component has a price at every location; the amount does not matter. */
    private static Prices prices(Collection<Location> locations) {
        var ofEach = new EnumMap<Component, Price>(Component.class);
        List.of(Component.values())
                .forEach(component -> ofEach.put(component, new Price(new BigDecimal("0.08"), "USD")));
        var prices = new TreeMap<Location, Map<Component, Price>>();
        locations.forEach(location -> prices.put(location, ofEach));
        return new Prices("a benchmark", "", prices, List.of());
    }
}
