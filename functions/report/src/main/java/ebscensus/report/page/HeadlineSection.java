package ebscensus.report.page;

import ebscensus.core.census.Use;
import ebscensus.core.request.Text;
import ebscensus.report.Billed;
import ebscensus.report.Figures;
import ebscensus.report.Overview;
import ebscensus.report.PriceNotes;
import ebscensus.report.money.Holding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The section at the top of the page with the most important numbers of the report. */
record HeadlineSection(List<Figure> figures, List<String> notes) {
    private static final List<Use> IDLE = List.of(Use.STOPPED, Use.UNATTACHED, Use.RECYCLE_BIN);

    HeadlineSection {
        notes = notes.stream().map(Text::printable).toList();
    }

    /**
     * @param atLeast whether the true number may be larger
     * @param of an explanation of the number, in words
     */
    record Figure(String label, boolean atLeast, String number, String of) {}

    static HeadlineSection of(Overview report) {
        var figures = new ArrayList<Figure>();
        var attached = Sizes.attached(report);
        figures.add(new Figure(
                "GiB attached",
                !report.missing().isEmpty(),
                Figures.count(attached.gibibytes()),
                made(attached) + " of " + Figures.count(report.instances(), "instance")));
        var billed = report.billed();
        if (billed == null) {
            return new HeadlineSection(figures, List.of("This report contains attached volumes only."));
        }
        var notes = new ArrayList<String>();
        var all = billed.total();
        boolean isAtLeast = AtLeast.everything(report, billed);
        if (AtLeast.countsOthers(report)) {
            figures.add(
                    new Figure("GiB billed, attached or not", isAtLeast, Figures.count(all.gibibytes()), made(all)));
        } else {
            notes.add("The request asks for attached volumes only. Other volumes and the Recycle Bin were"
                    + " not counted.");
        }
        figures.addAll(money(report, billed));
        notes.addAll(PriceNotes.of(billed));
        return new HeadlineSection(figures, notes);
    }

    private static List<Figure> money(Overview report, Billed billed) {
        boolean isAtLeast = AtLeast.everything(report, billed);
        String idle = AtLeast.countsOthers(report)
                ? "volumes of stopped instances, unattached ones and the Recycle Bin"
                : "volumes of stopped instances";
        var all = billed.total().monthly();
        return all.money().amounts().entrySet().stream()
                .map(amount -> new Figure(
                        amount.getKey() + " a month",
                        isAtLeast || all.unpricedVolumes() > 0,
                        Figures.amount(amount.getValue()),
                        Figures.amount(idle(billed, amount.getKey())) + " of it for " + idle))
                .toList();
    }

    /** The cost of volumes of stopped instances, unattached volumes and volumes in the Recycle Bin. */
    private static BigDecimal idle(Billed billed, String currency) {
        return IDLE.stream()
                .map(use -> billed.uses().getOrDefault(use, Holding.NONE))
                .map(holding -> holding.monthly().money().amounts().getOrDefault(currency, BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String made(Holding holding) {
        return Figures.tebibytes(holding.gibibytes()) + " TiB in " + Figures.count(holding.volumes(), "volume");
    }
}
