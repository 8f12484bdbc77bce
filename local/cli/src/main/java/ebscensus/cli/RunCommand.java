package ebscensus.cli;

import ebscensus.aws.AwsInventory;
import ebscensus.aws.AwsSettings;
import ebscensus.cli.terminal.TerminalWidth;
import ebscensus.configuration.Configuration;
import ebscensus.configuration.ControllingTerminal;
import ebscensus.core.count.Progress;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.InvalidRequest;
import ebscensus.report.TableStyle;
import ebscensus.simulator.protocol.Simulator;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command that counts a fleet and writes a report. */
@Command(
        name = "run",
        sortOptions = false,
        abbreviateSynopsis = true,
        description = "Counts the EBS volumes of one or more accounts. The report shows attached and unattached volumes"
                + " and the Recycle Bin, with provisioned sizes and costs. The caller needs"
                + " ec2:DescribeInstances and"
                + " ec2:DescribeVolumes, and ec2:DescribeRegions for --all-regions. Without"
                + " ec2:ListVolumesInRecycleBin the Recycle Bin is not counted, and without"
                + " pricing:GetProducts no costs are shown; the report says so. With"
                + " ec2:DescribeAvailabilityZones the census lists regions of more than 20,000 instances"
                + " faster.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:complete: the number is exact",
            "1:nothing could be counted, or the file of --out, --page or --volumes could not be written; one line"
                    + " on standard error says why and what to do",
            "2:wrong usage; no call was made",
            "3:incomplete: the number is \"at least\", and the report says what is missing",
            "4:complete, but the growth is above the limit of --fail-on-growth",
            "130:interrupted; the report shows as incomplete what was counted until then"
        },
        footer = {
            "  census run",
            "  census run --all-regions --group-by tag:team --output json --out census.json",
            "  census run --organization --all-regions --page census.html",
            "  census run --region eu-west-1 --filter tag:env=prod --filter tag:env=staging",
            "  census run --simulate 10000 --fault reset=0.01"
        })
final class RunCommand implements Callable<Integer> {
    @Mixin
    private final SelectionOptions selection = new SelectionOptions();

    @Option(
            names = "--calls-per-second",
            paramLabel = "N",
            description = "The number of HTTP requests per second for each EC2 action in each account and region,"
                    + " including retries: 1 to 60. The default of ${DEFAULT-VALUE} is half of what EC2 allows by"
                    + " default.")
    private int callsPerSecond = CensusRequest.DEFAULT_CALLS_PER_SECOND;

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            description = "table, json, csv or jsonl. csv and jsonl have one row per combination of account,"
                    + " region, zone, type, use and tags. Default: ${DEFAULT-VALUE}.")
    private OutputFormat output = OutputFormat.TABLE;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "Write the result to this file, whole or not at all, instead of standard output. If the disk is"
                            + " full, the result goes to standard output, and the exit status is 1. - means standard"
                            + " output.")
    private @Nullable Path out;

    @Option(
            names = "--volumes",
            paramLabel = "FILE",
            description = "Also write one row per counted volume to this file, whose name must end in .csv, .jsonl,"
                    + " .csv.gz or .jsonl.gz. The file is written whole or not at all. After Ctrl-C it has"
                    + " the volumes of the report; after a second Ctrl-C, or if calls in flight do not end"
                    + " in time, it is not written. If the disk is full, only the report is written, and"
                    + " the exit status is 1.")
    private @Nullable Path volumes;

    @Option(
            names = "--compare-to",
            paramLabel = "FILE",
            description = "Also show what changed since this report, which census run --output json wrote. With"
                    + " --output csv the result is only the change, one row per cause.")
    private @Nullable Path compareTo;

    @Option(
            names = "--fail-on-growth",
            paramLabel = "PERCENT%",
            converter = GrowthLimit.Converter.class,
            description = "Exit with status 4 if the GiB of the attached volumes or of all billed volumes have"
                    + " grown by more than this percentage, such as 5%%, since the report of --compare-to. Scopes"
                    + " that one of the reports did not count in full are ignored.")
    private @Nullable GrowthLimit growthLimit;

    @Option(
            names = "--page",
            paramLabel = "FILE",
            description =
                    "Also write the result to this file as one HTML page that needs no network, whole or not at all.")
    private @Nullable Path page;

    @Option(names = "--quiet", description = "Show no progress; warnings and errors are still shown.")
    private boolean quiet;

    @Mixin
    private final PriceOptions prices = new PriceOptions();

    @Mixin
    private final AwsOptions awsOptions = new AwsOptions();

    @ArgGroup(exclusive = false, heading = "%nA simulated account instead of AWS:%n")
    private @Nullable InsteadOfAws insteadOfAws;

    private final Console console;
    private final AwsSettings aws;
    private final Map<String, String> environment;

    RunCommand(Console console, AwsSettings aws, Map<String, String> environment) {
        this.console = console;
        this.aws = aws;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var request = selection.request(callsPerSecond);
        var source = prices.source();
        if (prices.explain() && output != OutputFormat.TABLE) {
            throw new InvalidRequest("--explain is for --output table: leave one of them out");
        }
        var baseline = baseline();
        if (insteadOfAws == null) {
            var settings = Configuration.fill(aws, awsOptions.asked(request), environment, new ControllingTerminal());
            var outputs = outputs();
            return count(request, settings, source, outputs, presentation(outputs.result(), baseline), console.clock());
        }
        awsOptions.requireNone();
        Oversights.simulated(request.regions()).forEach(console::warn);
        var simulation = insteadOfAws.simulation(request);
        var options = insteadOfAws.endpoint(simulation);
        var outputs = outputs();
        var presentation = presentation(outputs.result(), baseline);
        try (var simulator = Simulator.start(simulation, options)) {
            var clock = SimulationOptions.clock(console.clock(), simulation);
            return count(
                    request,
                    SimulatedAccess.settings(aws, simulation, simulator),
                    source,
                    outputs,
                    presentation,
                    clock);
        }
    }

    private @Nullable Baseline baseline() {
        if (compareTo == null) {
            if (growthLimit != null) {
                throw new InvalidRequest("--fail-on-growth needs --compare-to: name the report to compare with");
            }
            return null;
        }
        if (output == OutputFormat.JSONL) {
            throw InvalidRequest.of("--output", output.toString(), "table, json or csv, with --compare-to");
        }
        return new Baseline(ReportFile.read(compareTo), growthLimit);
    }

    /** The style of a table. A file may be read elsewhere, so the style of its tables does not depend on this terminal. */
    private TableStyle style(@Nullable ResultFile file) {
        return file == null ? TableStyle.of(environment) : TableStyle.UNICODE;
    }

    /**
     * @param result the file of {@code --out}
     * @param volumes the file of {@code --volumes}
     */
    private record Outputs(
            @Nullable ResultFile result, @Nullable ResultFile volumes) {
        Outputs {
            if (result != null && volumes != null && result.isSameAs(volumes)) {
                throw new InvalidRequest("--out and --volumes name the same file " + result + ": name two files");
            }
        }
    }

    private Outputs outputs() {
        var listed = volumes == null ? null : VolumesFile.checked(volumes);
        var result = ResultFile.out(out, List.of());
        return new Outputs(result, listed);
    }

    /** Begins the file of {@code --volumes}; null without that option. */
    private @Nullable VolumesFile begin(@Nullable ResultFile file, CensusRequest request) {
        return file == null || volumes == null ? null : VolumesFile.begin(file, volumes, request.tags());
    }

    private Presentation presentation(@Nullable ResultFile file, @Nullable Baseline baseline) {
        return new Presentation(output, style(file), prices.explain(), baseline, pageFile());
    }

    private @Nullable PageFile pageFile() {
        if (page != null && page.equals(out)) {
            throw new InvalidRequest("--page and --out name the same file: name two files");
        }
        return page == null ? null : PageFile.checked(page, List.of());
    }

    private int count(
            CensusRequest request,
            AwsSettings settings,
            PriceOptions.Source source,
            Outputs outputs,
            Presentation presentation,
            InstantSource clock) {
        try (var inventory = AwsInventory.connect(settings);
                var listed = begin(outputs.volumes(), request)) {
            var progress = new Progress();
            var run = new CensusRun(
                    console, clock, presentation, source, outputs.result(), listed, inventory, request, progress);
            try (var width = new TerminalWidth();
                    var display = new ProgressDisplay(console, progress, run::scopes, width);
                    var guard =
                            console.interrupts().guard(new StopsEarly(console, progress, display, run::reportSoFar))) {
                if (!quiet) {
                    display.drawNowAndThen();
                }
                return guard.status(presentation.status(run.count(display::end), console));
            }
        }
    }
}
