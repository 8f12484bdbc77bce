package ebscensus.report;

import ebscensus.core.census.LedgerLine;
import ebscensus.core.census.Measures;
import ebscensus.core.census.Use;
import ebscensus.core.request.Caller;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Scope;
import ebscensus.core.request.Text;
import ebscensus.json.Json;
import ebscensus.json.RequestJson;
import ebscensus.report.money.Holding;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads reports of versions 1 and 2. A report is not trusted, so a missing field, an unknown field, a wrong value, or a wrong
 * sum causes a {@link MalformedReport}.
 */
public final class ReportReader {
    /**
     * The maximum size of a report in bytes. Our own choice: twice the size of the report of an organization with 5,000
     * accounts, 17 regions and as many tag values as a cube can have.
     */
    public static final int MOST_BYTES = 128 << 20;

    private static final int LONGEST_COMPLAINT = 200;
    private static final int LONGEST_ARN = 2_048;

    /** The longest name of an account, in characters. Our own choice, more than the 50 characters that Organizations allows. */
    private static final int LONGEST_NAME = 256;

    private static final String DOCUMENT = "report";

    private ReportReader() {}

    /** @throws MalformedReport if this is not a report */
    public static Overview read(byte[] json) {
        if (json.length > MOST_BYTES) {
            throw new MalformedReport(
                    "the report has " + json.length + " bytes, but at most " + MOST_BYTES + " are allowed");
        }
        try (var parser = Json.parser(json)) {
            return read(parser);
        } catch (JacksonException e) {
            throw new MalformedReport(
                    "the report is not JSON: " + Text.shortened(e.getOriginalMessage(), LONGEST_COMPLAINT), e);
        } catch (ArithmeticException e) {
            throw new MalformedReport("the report's numbers are too large to be added up", e);
        }
    }

    /**
     * Reads the lines of the ledger and the cells one by one, because a JSON tree of all of them could take too much memory.
     */
    private static Overview read(JsonParser parser) {
        var head = JsonNodeFactory.instance.objectNode();
        var lines = new ArrayList<LedgerLine>();
        var cells = new CellJson.Reading();
        require(parser.nextToken() == JsonToken.START_OBJECT, "a report is a JSON object");
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            switch (name) {
                case "ledger" -> readArray(parser, name, line -> lines.add(LedgerJson.read(line)));
                case CellJson.CELLS -> readArray(parser, name, cells::add);
                // The change is skipped, because it was computed from two reports, and an overview describes only one.
                case ReportJson.CHANGE -> parser.skipChildren();
                default -> head.set(name, parser.<JsonNode>readValueAsTree());
            }
        }
        require(parser.nextToken() == null, "something follows the report");
        return overview(Fields.of(DOCUMENT, head), lines, cells);
    }

    private static void readArray(JsonParser parser, String name, Consumer<Fields> each) {
        String path = DOCUMENT + "." + name;
        require(parser.currentToken() == JsonToken.START_ARRAY, path + " must be an array");
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            each.accept(Fields.of(path + "[" + i + "]", parser.<JsonNode>readValueAsTree()));
        }
    }

    private static Overview overview(Fields head, List<LedgerLine> ledger, CellJson.Reading cells) {
        requireVersion(head);
        String verdict = head.text("verdict");
        var caller = head.has("caller") ? caller(head.object("caller")) : null;
        var request = head.has("request") ? request(head) : null;
        var startedAt = head.has("startedAt") ? head.instant("startedAt") : null;
        var finishedAt = startedAt == null ? null : head.instant("finishedAt");
        String completes = head.has("completes") ? head.text("completes") : null;
        var totals = head.object("totals");
        long instances = totals.count("instances");
        var measures = totals.measures();
        totals.requireNoMore();
        var uses = new TreeMap<Dimension, SortedMap<String, SortedMap<Use, Holding>>>();
        var breakdowns = breakdowns(head, uses);
        var billed = head.has(BilledJson.USES)
                ? BilledJson.read(head, uses, head.checked(() -> cells.cube(uses.keySet())))
                : null;
        var names = head.has("accounts") ? names(head.object("accounts")) : new TreeMap<String, String>();
        head.requireNoMore();
        var overview = head.checked(() -> new Overview(
                caller,
                request,
                startedAt,
                finishedAt,
                instances,
                measures,
                breakdowns,
                ledger,
                completes,
                names,
                billed));
        require(
                overview.verdict().name().equals(verdict),
                DOCUMENT + ".verdict does not match the ledger and notCounted");
        return overview;
    }

    private static void requireVersion(Fields head) {
        boolean isFirst = !head.has("version");
        long version = isFirst ? 1 : head.count("version");
        require(
                isFirst || version == ReportJson.VERSION,
                DOCUMENT + ".version is " + version + ", but only reports of version 1 (without a number) and "
                        + ReportJson.VERSION + " can be read");
        require(
                head.has("by") != isFirst,
                DOCUMENT + ".by is required in version " + ReportJson.VERSION + " and not allowed in other versions");
    }

    private static Caller caller(Fields fields) {
        var caller = new Caller(fields.text("account"), fields.text("arn"));
        fields.requireNoMore();
        require(Scope.isAccount(caller.account()), DOCUMENT + ".caller.account is not an account id of 12 digits");
        require(caller.arn().length() <= LONGEST_ARN, DOCUMENT + ".caller.arn is too long");
        return caller;
    }

    private static CensusRequest request(Fields head) {
        var request = head.take("request");
        return head.checked(() -> RequestJson.parse(request));
    }

    private static SortedMap<String, String> names(Fields accounts) {
        var names = new TreeMap<String, String>();
        for (String id : accounts.names()) {
            require(Scope.isAccount(id), DOCUMENT + ".accounts has a key that is not an account id of 12 digits");
            String name = accounts.text(id);
            require(name.length() <= LONGEST_NAME, DOCUMENT + ".accounts." + id + " is too long");
            names.put(id, name);
        }
        return names;
    }

    /**
     * Reads the breakdowns. A report of version 2 has the breakdowns of version 1. Its field {@code by} repeats these
     * breakdowns and adds others.
     *
     * @param uses the map to which the uses of each value are added, if the report lists volumes by use
     */
    private static SortedMap<Dimension, SortedMap<String, Measures>> breakdowns(
            Fields head, SortedMap<Dimension, SortedMap<String, SortedMap<Use, Holding>>> uses) {
        var breakdowns = new TreeMap<Dimension, SortedMap<String, Measures>>();
        ReportJson.BY_NAME.forEach(
                (name, dimension) -> breakdowns.put(dimension, breakdown(head.object(name), ReportReader::measures)));
        for (String name : head.names()) {
            if (name.startsWith("tag:")) {
                breakdowns.put(dimension(head, name), breakdown(head.object(name), ReportReader::measures));
            }
        }
        if (head.has("by")) {
            var all = byUse(head.object("by"), head.has(BilledJson.USES), uses);
            breakdowns.forEach((dimension, breakdown) -> require(
                    breakdown.equals(all.get(dimension)),
                    DOCUMENT + ".by." + dimension + " differs from the same breakdown beside it"));
            return all;
        }
        return breakdowns;
    }

    private static SortedMap<String, Measures> breakdown(Fields values, Function<Fields, Measures> measures) {
        var breakdown = new TreeMap<String, Measures>();
        for (String value : values.names()) {
            breakdown.put(value, measures.apply(values.object(value)));
        }
        return breakdown;
    }

    private static SortedMap<Dimension, SortedMap<String, Measures>> byUse(
            Fields by, boolean isBilled, SortedMap<Dimension, SortedMap<String, SortedMap<Use, Holding>>> uses) {
        var breakdowns = new TreeMap<Dimension, SortedMap<String, Measures>>();
        for (String name : by.names()) {
            var dimension = dimension(by, name);
            var values = by.object(name);
            var attached = new TreeMap<String, Measures>();
            var used = new TreeMap<String, SortedMap<Use, Holding>>();
            for (String value : values.names()) {
                var fields = values.object(value);
                // In a report with billed volumes, a value without attached volumes has no field "attached".
                if (!isBilled || fields.has(ReportJson.ATTACHED)) {
                    attached.put(value, measures(fields.object(ReportJson.ATTACHED)));
                }
                if (isBilled) {
                    used.put(value, BilledJson.readUses(fields));
                }
                fields.requireNoMore();
            }
            breakdowns.put(dimension, attached);
            if (isBilled) {
                uses.put(dimension, used);
            }
        }
        return breakdowns;
    }

    private static Measures measures(Fields fields) {
        var measures = fields.measures();
        fields.requireNoMore();
        return measures;
    }

    private static Dimension dimension(Fields where, String name) {
        return where.checked(() -> new Dimension(name));
    }

    private static void require(boolean holds, String complaint) {
        if (!holds) {
            throw new MalformedReport(Text.printable(complaint));
        }
    }
}
