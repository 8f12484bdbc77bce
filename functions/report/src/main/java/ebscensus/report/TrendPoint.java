package ebscensus.report;

import ebscensus.core.census.Verdict;
import ebscensus.core.request.CensusRequest;
import ebscensus.json.Json;
import ebscensus.json.RequestJson;
import ebscensus.report.money.Holding;
import ebscensus.report.money.Monthly;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The totals of one report in a trend.
 *
 * @param attached the attached volumes; without costs if {@code billed} is null
 * @param billed the billed volumes; null if the report does not list volumes by use, as in version 1
 * @param request the request; null in a report of version 1
 */
public record TrendPoint(
        Instant startedAt,
        Verdict verdict,
        Holding attached,
        @Nullable Holding billed,
        @Nullable CensusRequest request) {
    private static final String DOCUMENT = "point";
    private static final String BILLED = "billed";
    private static final String REQUEST = "request";

    /** @throws IllegalArgumentException if the report has no time */
    public static TrendPoint of(Overview report) {
        var startedAt = report.startedAt();
        if (startedAt == null) {
            throw new IllegalArgumentException("the report has no time, so it has no place in a trend");
        }
        var billed = report.billed();
        return new TrendPoint(
                startedAt,
                report.verdict(),
                billed == null ? attached(report) : billed.attached(),
                billed == null ? null : billed.total(),
                report.request());
    }

    /** @throws MalformedReport if the JSON is not what {@link #write} writes */
    public static TrendPoint read(byte[] json) {
        try {
            return read(Fields.of(DOCUMENT, Json.readTree(json)));
        } catch (JacksonException e) {
            throw new MalformedReport("the point of a trend is not JSON", e);
        }
    }

    public byte[] write() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("startedAt", startedAt.toString());
        json.put("verdict", verdict.name());
        json.set("attached", HoldingJson.write(attached));
        if (billed != null) {
            json.set(BILLED, HoldingJson.write(billed));
        }
        if (request != null) {
            json.set(REQUEST, RequestJson.write(request));
        }
        return Json.write(json);
    }

    private static TrendPoint read(Fields fields) {
        var startedAt = fields.instant("startedAt");
        String name = fields.text("verdict");
        var verdict = Arrays.stream(Verdict.values())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> fields.malformed("verdict", "COMPLETE or INCOMPLETE"));
        var attached = HoldingJson.read(fields.object("attached"));
        var billed = fields.has(BILLED) ? HoldingJson.read(fields.object(BILLED)) : null;
        var asked = fields.has(REQUEST) ? fields.take(REQUEST) : null;
        var request = asked == null ? null : fields.checked(() -> RequestJson.parse(asked));
        fields.requireNoMore();
        return new TrendPoint(startedAt, verdict, attached, billed, request);
    }

    private static Holding attached(Overview report) {
        var totals = report.totals();
        return Holding.of(totals, Monthly.unpriced(totals.volumes()));
    }
}
