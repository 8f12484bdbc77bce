package ebscensus.report.export;

import ebscensus.core.census.CountedVolume;
import ebscensus.core.request.Dimension;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** Rows of volumes as {@link Csv}. A flag is the text true or false. */
final class CsvVolumeRows implements VolumeRows {
    private final VolumeColumns columns;
    private final Csv csv;
    private final VolumeColumns.Row row = new Row();

    CsvVolumeRows(VolumeColumns columns, OutputStream out) throws IOException {
        this.columns = columns;
        try {
            this.csv = new Csv(out, columns.headings());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void write(CountedVolume volume) throws IOException {
        try {
            columns.write(volume, row);
            csv.endRow();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }

    private final class Row implements VolumeColumns.Row {
        @Override
        public void text(String column, String text) {
            csv.text(text);
        }

        @Override
        public void number(String column, long number) {
            csv.number(number);
        }

        @Override
        public void flag(String column, boolean flag) {
            csv.text(Boolean.toString(flag));
        }

        @Override
        public void unknown(String column) {
            csv.text("");
        }

        @Override
        public void tags(Map<Dimension, String> labels) {
            columns.tags().forEach(tag -> csv.text(VolumeColumns.label(tag, labels)));
        }
    }
}
