package ebscensus.report.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import ebscensus.core.request.Text;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Writes CSV as RFC 4180 describes it, in UTF-8. The first line has the headings, and each row has its own line. Texts are in
 * double quotes and numbers are not, so that a program can tell the account id 000011112222 from a number. A text that a
 * spreadsheet would run as a formula is made safe; docs/exports.md describes how. Writing throws an
 * {@link java.io.UncheckedIOException} if the stream fails.
 */
public final class Csv implements Closeable {
    /**
     * Spreadsheets treat a text that begins with one of these characters as a formula. Source: owasp.org, "CSV Injection",
     * 2026-11.
     */
    private static final String STARTS_OF_FORMULAS = "=+-@\t\r";

    private static final char APOSTROPHE = '\'';

    private final CsvWriter writer;
    private final List<String> row = new ArrayList<>();
    private final BitSet texts = new BitSet();
    private final int columns;

    /** Writes the headings. Closing this object closes the stream. */
    public Csv(OutputStream out, List<String> headings) {
        this.columns = headings.size();
        this.writer = CsvWriter.builder()
                .quoteStrategy(new QuoteStrategy() {
                    @Override
                    public boolean quoteEmpty(int line, int field) {
                        return texts.get(field);
                    }

                    @Override
                    public boolean quoteValue(int line, int field, String value) {
                        return texts.get(field);
                    }
                })
                .build(out, StandardCharsets.UTF_8);
        headings.forEach(this::text);
        endRow();
    }

    public Csv text(String text) {
        texts.set(row.size());
        row.add(safe(text));
        return this;
    }

    public Csv number(long number) {
        row.add(Long.toString(number));
        return this;
    }

    public Csv number(BigDecimal number) {
        row.add(number.toPlainString());
        return this;
    }

    /** Adds {@code true} or {@code false} to the row, without quotes. */
    public Csv flag(boolean flag) {
        row.add(Boolean.toString(flag));
        return this;
    }

    /** Adds an unknown value to the row, as an empty field without quotes. */
    public Csv nothing() {
        row.add("");
        return this;
    }

    /** @throws IllegalStateException if the row does not have a value for each heading */
    public void endRow() {
        if (row.size() != columns) {
            throw new IllegalStateException("a row of " + row.size() + " values below " + columns + " headings");
        }
        writer.writeRecord(row);
        row.clear();
        texts.clear();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    /**
     * The printable text, with an apostrophe before it if it begins like a formula or with an apostrophe. Removing a leading
     * apostrophe from every text therefore restores the printable text. Characters that would control a terminal or break the
     * line are escaped.
     */
    static String safe(String text) {
        String printable = Text.printable(text);
        boolean isFormula = !text.isEmpty() && STARTS_OF_FORMULAS.indexOf(text.charAt(0)) >= 0;
        return isFormula || text.startsWith("'") ? APOSTROPHE + printable : printable;
    }
}
