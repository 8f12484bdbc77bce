package ebscensus.report.change;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import ebscensus.core.census.Use;
import ebscensus.core.request.Scope;
import ebscensus.core.request.Text;
import ebscensus.json.Json;
import ebscensus.report.change.VolumesDiff.VolumeList;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads, row by row, a file that {@code census run --volumes} wrote. The file has the columns of {@code volume.schema.json}.
 * Its content shows whether it is CSV or JSON lines, and whether it is compressed with gzip.
 */
public final class VolumeListFile implements VolumeList {
    /** The maximum length of a text in characters; the rest is cut off. Our own choice. */
    private static final int LONGEST_TEXT = 256;

    private static final int GZIP = 0x1F;

    private final Path path;

    public VolumeListFile(Path path) {
        this.path = path;
    }

    /**
     * Thrown if a file does not hold volumes as {@code census run --volumes} writes them. The message says what is wrong and,
     * where possible, in which row.
     */
    public static final class Malformed extends IOException {
        private static final long serialVersionUID = 1;

        Malformed(String message) {
            super(message);
        }
    }

    @Override
    public void forEach(Consumer<ListedVolume> each) throws IOException {
        try (var in = open()) {
            int first = peek(in);
            if (first == '{') {
                forEachLine(in, each);
            } else if (first >= 0) {
                forEachRecord(in, each);
            }
        }
    }

    private InputStream open() throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(path));
        return peek(in) == GZIP ? new BufferedInputStream(new GZIPInputStream(in)) : in;
    }

    private static int peek(InputStream in) throws IOException {
        in.mark(1);
        int first = in.read();
        in.reset();
        return first;
    }

    private static void forEachLine(InputStream in, Consumer<ListedVolume> each) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        long number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            try {
                var json = Json.readTree(line.getBytes(StandardCharsets.UTF_8));
                each.accept(volume("line " + number, field -> text(json.path(field))));
            } catch (JacksonException e) {
                throw new Malformed(
                        "line " + number + " is not JSON: " + Text.shortened(e.getOriginalMessage(), LONGEST_TEXT));
            }
        }
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() ? "" : value.isString() ? value.stringValue() : value.toString();
    }

    private static void forEachRecord(InputStream in, Consumer<ListedVolume> each) throws IOException {
        try (var records = CsvReader.builder().ofNamedCsvRecord(in, StandardCharsets.UTF_8)) {
            for (NamedCsvRecord record : records) {
                each.accept(volume(
                        "line " + record.getStartingLineNumber(),
                        field -> unescaped(record.findField(field).orElse(""))));
            }
        } catch (CsvParseException e) {
            throw new Malformed("this is not CSV: "
                    + Text.shortened(Optional.ofNullable(e.getMessage()).orElse(""), LONGEST_TEXT));
        }
    }

    /** Removes the apostrophe that some texts begin with in CSV; see docs/exports.md. */
    private static String unescaped(String text) {
        return text.startsWith("'") ? text.substring(1) : text;
    }

    private static ListedVolume volume(String where, UnaryOperator<String> field) throws Malformed {
        String id = required(where, "ResourceId", field);
        String size = required(where, "Gibibytes", field);
        try {
            return new ListedVolume(
                    id,
                    cut(field.apply("ResourceName")),
                    new Scope(required(where, "SubAccountId", field), required(where, "RegionId", field)),
                    Use.of(required(where, "Use", field)),
                    required(where, "VolumeType", field),
                    Long.parseLong(size));
        } catch (NumberFormatException _) {
            throw new Malformed(
                    where + ": Gibibytes is " + Text.quoted(size, LONGEST_TEXT) + ", but must be a whole number");
        } catch (IllegalArgumentException e) {
            throw new Malformed(where + ": " + e.getMessage());
        }
    }

    private static String required(String where, String name, UnaryOperator<String> field) throws Malformed {
        String value = field.apply(name);
        if (value.isEmpty()) {
            throw new Malformed(where + " has no " + name);
        }
        return cut(value);
    }

    private static String cut(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }
}
