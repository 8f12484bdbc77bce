package ebscensus.cli;

import ebscensus.report.Overview;
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

    /** @throws CannotRun if it cannot be written; then no part of it is written */
    void write(Overview report, @Nullable Baseline baseline) {
        var content = PageContent.of(report);
        file.write(Page.render(baseline == null ? content : content.withChange(PageChange.of(baseline.change(report)))));
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
