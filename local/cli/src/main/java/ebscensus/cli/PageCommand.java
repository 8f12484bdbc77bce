package ebscensus.cli;

import ebscensus.report.page.Page;
import ebscensus.report.page.PageContent;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command that makes a page of reports. */
@Command(
        name = "page",
        sortOptions = false,
        abbreviateSynopsis = true,
        description = "Makes one HTML file from reports that census run --output json wrote. The page shows the newest"
                + " report. If there are several reports (in any order), it also shows the trend and the"
                + " change since the last COMPLETE report before the newest. The file needs no network and"
                + " can be sent to anyone.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:the page was written",
            "1:no page was written; one line on standard error names the file and says why",
            "2:wrong usage"
        },
        footer = {
            "  census page census.json --out census.html",
            "  census page reports/2026/11/*/*.json --out november.html"
        })
final class PageCommand implements Callable<Integer> {
    @Parameters(paramLabel = "REPORT.json", arity = "1..*", description = "The reports.")
    private List<Path> reports = List.of();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the page to this file, whole or not at all, instead of standard output. - means"
                    + " standard output.")
    private @Nullable Path out;

    private final Console console;

    PageCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var file = ResultFile.out(out, reports);
        byte[] page = Page.render(content());
        if (file == null) {
            console.print(page);
        } else {
            file.write(page);
        }
        return ExitStatus.COMPLETE;
    }

    private PageContent content() {
        if (reports.size() == 1) {
            // A single report need not have a time: the output of census simulate --truth has none.
            return PageContent.of(ReportFile.read(reports.getFirst()));
        }
        var series = new ReportSeries();
        for (Path path : reports) {
            var report = ReportFile.read(path);
            try {
                series.add(report);
            } catch (IllegalArgumentException e) {
                throw new CannotRun(path + ": " + Errors.message(e) + "; leave it out", e);
            }
        }
        return series.content();
    }
}
