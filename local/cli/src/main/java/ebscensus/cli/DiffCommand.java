package ebscensus.cli;

import ebscensus.core.request.InvalidRequest;
import ebscensus.report.TableStyle;
import ebscensus.report.change.Change;
import ebscensus.report.change.ChangeCsv;
import ebscensus.report.change.ChangeJson;
import ebscensus.report.change.ChangeTable;
import ebscensus.report.change.VolumeChanges;
import ebscensus.report.change.VolumesTable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command that compares two reports. */
@Command(
        name = "diff",
        sortOptions = false,
        abbreviateSynopsis = true,
        description = "Shows what changed between two reports that census run --output json wrote: in volumes, GiB"
                + " and monthly cost, split into causes that add up to the difference. Scopes that only one report"
                + " counted are shown separately, as neither growth nor savings.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:the reports were compared",
            "1:the reports could not be compared; one line on standard error names the file and says why",
            "2:wrong usage",
            "4:the growth is above the limit of --fail-on-growth"
        },
        footer = {
            "  census diff monday.json tuesday.json",
            "  census diff old.json new.json --fail-on-growth 5%%",
            "  census diff old.json new.json --output csv --out change.csv"
        })
final class DiffCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "OLD.json", description = "The earlier report.")
    private Path earlier = Path.of("");

    @Parameters(index = "1", paramLabel = "NEW.json", description = "The later report.")
    private Path later = Path.of("");

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            description = "table, json or csv. csv has one row per cause for each combination of account, region,"
                    + " zone, type, use and tags. Default: ${DEFAULT-VALUE}.")
    private OutputFormat output = OutputFormat.TABLE;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the result to this file, whole or not at all, instead of standard output. - means"
                    + " standard output.")
    private @Nullable Path out;

    @Option(
            names = "--page",
            paramLabel = "FILE",
            description = "Also write the later report with the change as one HTML file, whole or not at all.")
    private @Nullable Path page;

    @Option(
            names = "--volumes",
            arity = "2",
            paramLabel = "FILE",
            hideParamSyntax = true,
            description = "Also list the largest volumes that were added, removed, enlarged or changed in type, 20 of"
                    + " each, from the two files OLD NEW that census run --volumes wrote in the same two"
                    + " runs (csv or jsonl, gzipped or not). Only for table and json.")
    private List<Path> volumes = List.of();

    @Option(
            names = "--fail-on-growth",
            paramLabel = "PERCENT%",
            converter = GrowthLimit.Converter.class,
            description = "Exit with status 4 if the GiB of the attached volumes or of all billed volumes grew by"
                    + " more than this percentage, such as 5%%. Scopes that one of the reports did not count in"
                    + " full are ignored.")
    private @Nullable GrowthLimit growthLimit;

    private final Console console;
    private final Map<String, String> environment;

    DiffCommand(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        if (output == OutputFormat.JSONL) {
            throw InvalidRequest.of("--output", output.toString(), "table, json or csv");
        }
        var read = Stream.concat(Stream.of(earlier, later), volumes.stream()).toList();
        var file = ResultFile.out(out, read);
        var pageFile = page == null ? null : PageFile.checked(page, read);
        if (output == OutputFormat.CSV && !volumes.isEmpty()) {
            throw new InvalidRequest("--volumes is for --output table or json: leave one of them out");
        }
        var before = ReportFile.read(earlier);
        var after = ReportFile.read(later);
        var change = Change.between(before, after);
        var named = volumes.isEmpty() ? null : VolumeFiles.compare(before, after, volumes.get(0), volumes.get(1));
        var result = result(change, named, file == null ? TableStyle.of(environment) : TableStyle.UNICODE);
        if (file == null) {
            console.print(result);
        } else {
            file.write(result);
        }
        if (pageFile != null) {
            pageFile.write(after, change);
        }
        return growthLimit != null && growthLimit.isExceeded(change, console) ? ExitStatus.GROWN : ExitStatus.COMPLETE;
    }

    private Result result(Change change, @Nullable VolumeChanges named, TableStyle style) {
        var lines = named == null ? List.<String>of() : VolumesTable.lines(named);
        return switch (output) {
            case TABLE -> Result.of(ChangeTable.render(change, style, lines).getBytes(StandardCharsets.UTF_8));
            case JSON -> to -> ChangeJson.write(change, named, to);
            case CSV, JSONL -> to -> ChangeCsv.write(change, to);
        };
    }
}
