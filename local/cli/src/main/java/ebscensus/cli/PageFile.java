package ebscensus.cli;

import ebscensus.report.Overview;
import ebscensus.report.change.Change;
import ebscensus.report.page.Page;
import ebscensus.report.page.PageChange;
import ebscensus.report.page.PageContent;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page of {@code --page}, which is written in addition to the result. */
final class PageFile {
    private static final String OPTION = "--page";

    private final ResultFile file;

    private PageFile(ResultFile file) {
        this.file = file;
    }

    /**
     * @param read files that the command reads, which the page must not replace
     * @throws CannotRun if the file cannot be written
     */
    static PageFile checked(Path path, List<Path> read) {
        return new PageFile(ResultFile.checked(OPTION, path, read));
    }

    /** @throws CannotRun if the file cannot be written; a regular file is then unchanged */
    void write(Overview report, @Nullable Change change) {
        var content = PageContent.of(report);
        file.write(Page.render(change == null ? content : content.withChange(PageChange.of(change))));
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
