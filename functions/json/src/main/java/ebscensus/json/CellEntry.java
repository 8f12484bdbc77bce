package ebscensus.json;

import ebscensus.core.census.BillingUnits;
import ebscensus.core.census.Cell;
import ebscensus.core.census.Io1AsGp3;
import ebscensus.core.census.Measures;
import java.util.List;
import java.util.SortedMap;

/**
 * One entry of {@code Map<Cell, Measures>}, written as a JSON object, because a cell is not a string and therefore cannot be
 * the name of a JSON field. The numbers are written without names to save space: a partial has up to 100,000 entries, and most
 * numbers are 0.
 *
 * @param numbers all numbers of the measures, in the order in which the records declare them
 * @param gp2Sizes the only part of the measures that is not a number
 */
record CellEntry(List<String> values, List<Long> numbers, SortedMap<Long, Long> gp2Sizes) {
    private static final int NUMBERS = 15;

    CellEntry {
        if (numbers.size() != NUMBERS) {
            throw new IllegalArgumentException("a cell has " + numbers.size() + " numbers, not " + NUMBERS);
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
