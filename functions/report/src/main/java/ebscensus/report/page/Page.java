package ebscensus.report.page;

import ebscensus.core.request.Dimension;
import ebscensus.core.request.Text;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a report as one HTML file for people. The page loads nothing from the network. Its Content-Security-Policy makes the
 * browser enforce this, and allows only the style sheet and the script of the page. The page can be read without the script,
 * which adds sorting, filters and the drill-down.
 */
public final class Page {
    public static final String MEDIA_TYPE = "text/html; charset=utf-8";

    private static final List<Dimension> FIRST =
            List.of(Dimension.TYPE, Dimension.ACCOUNT, Dimension.REGION, Dimension.ZONE);

    private final PageContent content;

    private Page(PageContent content) {
        this.content = content;
    }

    /** The HTML in UTF-8. */
    @SuppressWarnings("NullAway") // null stands for no HTML interceptor. jte's own engine passes null, too.
    public static byte[] render(PageContent content) {
        var output = new Utf8ByteOutput();
        JtepageGenerated.render(new OwaspHtmlTemplateOutput(output), null, new Page(content));
        return output.toByteArray();
    }

    String title() {
        var startedAt = content.report().startedAt();
        return "EBS census" + (startedAt == null ? "" : " of " + AskedSection.day(startedAt));
    }

    Asset style() {
        return Asset.STYLE;
    }

    Asset script() {
        return Asset.SCRIPT;
    }

    VerdictSection verdict() {
        return VerdictSection.of(content.report());
    }

    HeadlineSection headline() {
        return HeadlineSection.of(content.report());
    }

    @Nullable
    ChangeSection change() {
        var change = content.change();
        return change == null ? null : ChangeSection.of(change);
    }

    @Nullable
    TrendSection trend() {
        return TrendSection.of(content.trend(), content.report());
    }

    @Nullable
    UsesSection uses() {
        var billed = content.report().billed();
        return billed == null ? null : UsesSection.of(content.report(), billed);
    }

    List<Breakdown> breakdowns() {
        var breakdowns = new ArrayList<Breakdown>();
        for (Dimension dimension : dimensions()) {
            // The id does not contain the key of the tag, because some characters of keys are not allowed in ids.
            String id = "by-" + (dimension.isTag() ? "tag-" + breakdowns.size() : dimension.name());
            breakdowns.add(new Breakdown(heading(dimension), SharesTable.of(content.report(), dimension, id)));
        }
        return breakdowns;
    }

    /** A section of the page with the breakdown by one dimension. */
    record Breakdown(String heading, Table table) {}

    /** The data of the drill-down; empty if the report has no cells. */
    String drill() {
        var billed = content.report().billed();
        return billed == null ? "" : Drill.json(content.report(), billed);
    }

    List<Table> waste() {
        var billed = content.report().billed();
        return billed == null ? List.of() : new WasteSection(content.report(), billed).tables();
    }

    @Nullable
    SavingsSection savings() {
        var billed = content.report().billed();
        return billed == null ? null : SavingsSection.of(billed);
    }

    Table ledger() {
        return LedgerSection.table(content.report());
    }

    AskedSection asked() {
        return AskedSection.of(content.report());
    }

    private List<Dimension> dimensions() {
        var known = content.report().breakdowns().keySet();
        return Stream.concat(FIRST.stream(), known.stream().filter(Dimension::isTag))
                .filter(known::contains)
                .toList();
    }

    private static String heading(Dimension dimension) {
        return dimension.isTag() ? "By tag " + Text.printable(dimension.tagKey()) : "By " + dimension.name();
    }
}
