package ebscensus.benchmark;

import ebscensus.lambda.ExecutionEnvironment;
import ebscensus.lambda.FunctionSettings;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.protocol.Simulator;
import ebscensus.simulator.protocol.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How long a function takes to its first answer, in a process that has only just been started. */
final class Starts implements Benchmark {
    private static final int ROUNDS = 5;
    private static final int ROUNDS_IN_FULL = 15;
    private static final int INSTANCES = 200;
    private static final int MEMORY = 3_538;
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final String PACKAGE = "ebscensus.functions.";
    private static final Pattern RUN = Pattern.compile("\"run\":\"([^\"]+)\"");

    /** What Lambda has for functions on demand; with SnapStart the JVM's usual tiers. */
    private static final String C1 = "-XX:TieredStopAtLevel=1";

    @Override
    public String name() {
        return "starts";
    }

    @Override
    public String purpose() {
        return "time from the start of a function's process to its first answer";
    }

    @Override
    public String method() {
        return "each function of the packaged artifact in a new process under AWS's runtime interface client, without a"
                + " snapshot and without warming up, C1 compiler only; its first event is a real one: list and measure "
                + INSTANCES + " simulated instances, measure one chunk of as many, reduce one partial. EC2 is simulated"
                + " and S3 in memory, both in this process. \"Nothing\" is a handler that does nothing. With the cache,"
                + " classes are loaded and linked from an AOT cache that the same event has trained: what Lambda does"
                + " not have for our classes, shown to compare. Medians, the functions in turn.";
    }

    @Override
    public void run(Sheet sheet) throws IOException {
        try (var folder = TemporaryFolder.create();
                var simulator = Simulator.start(Simulation.of(1, INSTANCES), SimulatorOptions.DEFAULT);
                var objects = new ObjectStore()) {
            var environment = Map.of(
                    "CENSUS_BUCKET", "census",
                    "AWS_ENDPOINT_URL_EC2", simulator.endpoint().toString(),
                    "AWS_ENDPOINT_URL_STS", simulator.endpoint().toString(),
                    "AWS_ENDPOINT_URL_S3", objects.endpoint().toString());
            measure(sheet, functions(folder.path(), environment), folder.path());
        }
    }

    /** One function, how it is started, and its first event. */
    private record Start(String name, FunctionSettings function, List<Path> jars, String event) {
        Duration untilAnswered(FunctionSettings settings) {
            long started = System.nanoTime();
            try (var environment = ExecutionEnvironment.start(settings)) {
                environment.invoke(event);
                return Duration.ofNanos(System.nanoTime() - started);
            }
        }
    }

    private static List<Start> functions(Path folder, Map<String, String> environment) throws IOException {
        var nothing = Artifact.of(DoNothing.class, folder);
        var functions = Artifact.ofFunctions(folder);
        var jars = functions.jars();
        var list = settings(PACKAGE + "ListInstances", functions, environment);
        String divided = listed(list, listing("divided", "{\"inProcessLimit\":0}"));
        String small = listed(list, listing("small", "{}"));
        return List.of(
                new Start("Nothing", settings(DoNothing.class.getName(), nothing, environment), nothing.jars(), "{}"),
                new Start("ListInstances", list, jars, listing("small", "{}")),
                new Start(
                        "MeasureChunk",
                        settings(PACKAGE + "MeasureChunk", functions, environment),
                        jars,
                        "{\"run\":\"" + divided + "\",\"chunk\":1,\"retries\":0}"),
                new Start(
                        "ReducePartials",
                        settings(PACKAGE + "ReducePartials", functions, environment),
                        jars,
                        "{\"run\":\"" + small + "\",\"mapFailure\":\"\"}"));
    }

    /** Where the other functions find what has been listed. */
    private static String listed(FunctionSettings list, String event) {
        try (var environment = ExecutionEnvironment.start(list)) {
            String answer = environment.invoke(event);
            var run = RUN.matcher(answer);
            if (!run.find()) {
                throw new IllegalStateException("an answer without a run: " + answer);
            }
            return run.group(1);
        }
    }

    private static String listing(String run, String request) {
        return "{\"run\":\"" + run + "\",\"request\":" + request + ",\"retries\":0}";
    }

    private static FunctionSettings settings(String handler, Artifact artifact, Map<String, String> environment) {
        return new FunctionSettings(
                "arn:aws:lambda:us-east-1:111122223333:function:started:live",
                handler,
                artifact.code(),
                MEMORY,
                TIMEOUT,
                false,
                environment,
                List.of(),
                List.of(C1));
    }

    private static void measure(Sheet sheet, List<Start> starts, Path folder) throws IOException {
        var plain = starts.stream().map(_ -> new ArrayList<Duration>()).toList();
        var cached = starts.stream().map(_ -> new ArrayList<Duration>()).toList();
        var withCache = new ArrayList<FunctionSettings>();
        // To train takes seconds for all but the first.
        for (var start : sheet.choose(starts.subList(0, 1), starts, starts)) {
            withCache.add(trained(start, folder.resolve(start.name() + ".aot")));
        }
        int rounds = sheet.choose(1, ROUNDS, ROUNDS_IN_FULL);
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < starts.size(); i++) {
                plain.get(i).add(starts.get(i).untilAnswered(starts.get(i).function()));
                if (i < withCache.size()) {
                    cached.get(i).add(starts.get(i).untilAnswered(withCache.get(i)));
                }
            }
        }
        var table = new Table("function", "C1", "of nothing's", "C1, cache", "of nothing's", "classes loaded");
        for (int i = 0; i < starts.size(); i++) {
            table.row(
                    starts.get(i).name(),
                    Figures.seconds(Figures.median(plain.get(i))),
                    Figures.ratio(Figures.median(plain.get(i)), Figures.median(plain.getFirst())),
                    cached.get(i).isEmpty() ? Figures.NONE : Figures.seconds(Figures.median(cached.get(i))),
                    cached.get(i).isEmpty()
                            ? Figures.NONE
                            : Figures.ratio(Figures.median(cached.get(i)), Figures.median(cached.getFirst())),
                    Figures.count(
                            classes(starts.get(i), folder.resolve(starts.get(i).name() + ".classes"))));
        }
        sheet.table(table);
    }

    /** With a cache that has been made from one start and one event. The JVM writes it when it ends. */
    private static FunctionSettings trained(Start start, Path cache) {
        var onJars = start.function().withClassPath(start.jars());
        try (var environment =
                ExecutionEnvironment.start(onJars.withJvmOptions(List.of(C1, "-XX:AOTCacheOutput=" + cache)))) {
            environment.invoke(start.event());
            environment.end();
            if (!Files.exists(cache)) {
                throw new IllegalStateException("the JVM wrote no cache: " + environment.log());
            }
        }
        return onJars.withJvmOptions(List.of(C1, "-XX:AOTCache=" + cache, "-XX:AOTMode=on"));
    }

    /** Until the first answer, those of the JDK and of the runtime client among them. */
    private static long classes(Start start, Path list) throws IOException {
        start.untilAnswered(start.function().withJvmOptions(List.of(C1, "-Xlog:class+load:file=" + list)));
        try (Stream<String> lines = Files.lines(list)) {
            return lines.filter(line -> line.contains(" source: ")).count();
        }
    }
}
