package ebscensus.cli;

import ebscensus.core.census.Report;
import ebscensus.core.inventory.Prices;
import ebscensus.report.Overview;
import ebscensus.report.money.Bill;
import ebscensus.report.page.Page;
import ebscensus.report.page.PageChange;
import ebscensus.report.page.PageContent;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The page of {@code --page}, which is written beside the result. */
final class PageFile {
    private static final String OPTION = "--page";

    private final ResultFile file;

    private PageFile(ResultFile file) {
        this.file = file;
    }

    /** @throws CannotRun if the file cannot be written */
    static PageFile checked(Path path) {
        return new PageFile(ResultFile.checked(OPTION, path));
    }

    /** @throws CannotRun if the file cannot be written; then no part of it is written */
    void write(Report report, Prices prices, @Nullable Baseline baseline) {
        var overview = Overview.of(report, prices);
        var content = PageContent.of(overview).withArithmetic(new Bill(report.census(), prices).steps());
        file.write(
                Page.render(baseline == null ? content : content.withChange(PageChange.of(baseline.change(overview)))));
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
