package ebscensus.report.page;

import ebscensus.core.request.Text;
import ebscensus.report.Figures;
import ebscensus.report.Overview;
import ebscensus.report.PriceNotes;
import ebscensus.report.money.Holding;
import java.util.ArrayList;
import java.util.List;

/** The numbers that a reader came for. */
record HeadlineSection(List<Figure> figures, List<String> notes) {
    HeadlineSection {
        notes = notes.stream().map(Text::printable).toList();
    }

    /**
     * @param atLeast whether there may be more
     * @param of what it is made of
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
            return new HeadlineSection(figures, List.of("The report knows of attached volumes only."));
        }
        var notes = new ArrayList<String>();
        var all = billed.total();
        boolean isAtLeast = AtLeast.everything(report, billed);
        if (AtLeast.countsOthers(report)) {
            figures.add(new Figure("GiB billed, attached or not", isAtLeast, Figures.count(all.gibibytes()), made(all)));
        } else {
            notes.add("Only attached volumes were counted, as the request asks: no unattached ones, and none in the"
                    + " Recycle Bin.");
        }
        figures.addAll(money(all, isAtLeast));
        notes.addAll(PriceNotes.of(billed));
        return new HeadlineSection(figures, notes);
    }

    private static List<Figure> money(Holding all, boolean isAtLeast) {
        long unpriced = all.monthly().unpricedVolumes();
        return all.monthly().money().amounts().entrySet().stream()
                .map(amount -> new Figure(
                        amount.getKey() + " a month",
                        isAtLeast || unpriced > 0,
                        Figures.amount(amount.getValue()),
                        unpriced == 0 ? "" : Figures.count(unpriced, "volume") + " without a price"))
                .toList();
    }

    private static String made(Holding holding) {
        return Figures.tebibytes(holding.gibibytes()) + " TiB in " + Figures.count(holding.volumes(), "volume");
    }
}
