package ebscensus.report.export;

import ebscensus.core.census.CountedVolume;
import ebscensus.core.request.Dimension;
import ebscensus.report.PrintableLines;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rows of volumes as JSON objects, one a line, each with every column: null stands for what is not known. */
final class JsonVolumeRows implements VolumeRows {
    private final VolumeColumns columns;
    private final PrintableLines lines;

    JsonVolumeRows(VolumeColumns columns, OutputStream out) {
        this.columns = columns;
        this.lines = new PrintableLines(out);
    }

    @Override
    public void write(CountedVolume volume) throws IOException {
        var json = JsonNodeFactory.instance.objectNode();
        columns.write(volume, new Row(json));
        lines.write(json + "\n");
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private final class Row implements VolumeColumns.Row {
        private final ObjectNode json;

        Row(ObjectNode json) {
            this.json = json;
        }

        @Override
        public void text(String column, String text) {
            if (text.isEmpty()) {
                unknown(column);
            } else {
                json.put(column, text);
            }
        }

        @Override
        public void number(String column, long number) {
            json.put(column, number);
        }

        @Override
        public void flag(String column, boolean flag) {
            json.put(column, flag);
        }

        @Override
        public void unknown(String column) {
            json.putNull(column);
        }

        @Override
        public void tags(Map<Dimension, String> labels) {
            var tags = json.putObject("Tags");
            columns.tags().forEach(tag -> tags.put(tag.tagKey(), VolumeColumns.label(tag, labels)));
        }
    }
}
