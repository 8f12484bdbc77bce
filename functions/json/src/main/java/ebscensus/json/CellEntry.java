package ebscensus.json;

import ebscensus.core.census.BillingUnits;
import ebscensus.core.census.Cell;
import ebscensus.core.census.Io1AsGp3;
import ebscensus.core.census.Measures;
import java.util.List;
import java.util.SortedMap;

/**
 * One entry of {@code Map<Cell, Measures>}, whose key is not a text. A partial has up to 100,000 entries, so their numbers are
 * written without names; most numbers are 0.
 *
 * @param numbers the numbers of the measures, in the order of declaration
 * @param gp2Sizes the only part of them that is no number
 */
record CellEntry(List<String> values, List<Long> numbers, SortedMap<Long, Long> gp2Sizes) {
    private static final int NUMBERS = 15;

    CellEntry {
        if (numbers.size() != NUMBERS) {
            throw new IllegalArgumentException(numbers.size() + " numbers of a cell, not " + NUMBERS);
        }
    }

    static CellEntry of(Cell cell, Measures measures) {
        var billed = measures.billed();
        var io1 = billed.io1AsGp3();
        return new CellEntry(
                cell.values(),
                List.of(
                        measures.volumes(),
                        measures.gibibytes(),
                        measures.iops(),
                        measures.mebibytesPerSecond(),
                        billed.gp3Iops(),
                        billed.gp3MebibytesPerSecond(),
                        billed.io1Iops(),
                        billed.io2IopsTier1(),
                        billed.io2IopsTier2(),
                        billed.io2IopsTier3(),
                        io1.volumes(),
                        io1.gibibytes(),
                        io1.io1Iops(),
                        io1.gp3Iops(),
                        io1.gp3MebibytesPerSecond()),
                billed.gp2Sizes());
    }

    Measures measures() {
        var number = numbers.iterator();
        return new Measures(
                number.next(),
                number.next(),
                number.next(),
                number.next(),
                new BillingUnits(
                        number.next(),
                        number.next(),
                        number.next(),
                        number.next(),
                        number.next(),
                        number.next(),
                        gp2Sizes,
                        new Io1AsGp3(number.next(), number.next(), number.next(), number.next(), number.next())));
    }
}
