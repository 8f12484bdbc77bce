package ebscensus.report;

import ebscensus.core.census.LedgerLine;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Outcome;
import ebscensus.core.inventory.Outcome.Empty;
import ebscensus.core.inventory.Outcome.Measured;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.request.Scope;
import ebscensus.json.Json;
import java.time.Duration;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes and reads a line of the ledger as a JSON object. The fields of the outcome are fields of the same object. */
final class LedgerJson {
    private static final String OUTCOME = "outcome";
    private static final String TRANSIENT = "transient";

    private LedgerJson() {}

    static ObjectNode write(LedgerLine line) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("account", line.scope().account());
        json.put("region", line.scope().region());
        switch (line.outcome()) {
            case Measured() -> json.put(OUTCOME, "measured");
            case Empty() -> json.put(OUTCOME, "empty");
            case Missing missing -> json.setAll((ObjectNode) Json.tree(missing));
        }
        json.put("instancesListed", line.instancesListed());
        json.put("instancesMeasured", line.instancesMeasured());
        json.put("instancesVanished", line.instancesVanished());
        json.setAll(ReportJson.tree(line.totals()));
        json.put("requests", line.calls().requests());
        json.put("throttledRequests", line.calls().throttled());
        json.put("slowdowns", line.calls().slowdowns());
        json.put("milliseconds", line.calls().elapsed().toMillis());
        if (line.isMissing()) {
            json.put("accepted", line.accepted());
        }
        return json;
    }

    /** @throws MalformedReport if a field is missing or unknown, or has a wrong value */
    static LedgerLine read(Fields line) {
        var scope = line.checked(() -> new Scope(line.text("account"), line.text("region")));
        long listed = line.count("instancesListed");
        long measured = line.count("instancesMeasured");
        long vanished = line.count("instancesVanished");
        if (measured > listed || vanished > measured) {
            throw line.malformed("instancesMeasured", "between the instances that vanished and those that were listed");
        }
        var totals = line.measures();
        var calls = line.checked(() -> new Calls(
                line.count("requests"),
                line.count("throttledRequests"),
                line.count("slowdowns"),
                Duration.ofMillis(line.count("milliseconds"))));
        boolean isMissing = line.has("accepted");
        boolean accepted = isMissing && line.truth("accepted");
        return new LedgerLine(scope, outcome(line, isMissing), listed, measured, vanished, totals, calls, accepted);
    }

    /** Reads the outcome. All fields that have not been read yet belong to the outcome. */
    private static Outcome outcome(Fields line, boolean isMissing) {
        if (isMissing) {
            // Version 1 does not say whether a failure is transient.
            if (line.isText(OUTCOME, "failed")) {
                line.putIfAbsent(TRANSIENT, false);
            }
            // Version 1 also lacks the message from AWS about a disabled region or about throttling.
            if (line.isText(OUTCOME, "regionDisabled") || line.isText(OUTCOME, "throttled")) {
                line.putIfAbsent("message", "");
            }
            return line.rest(Missing.class);
        }
        String outcome = line.text(OUTCOME);
        line.requireNoMore();
        return switch (outcome) {
            case "measured" -> new Measured();
            case "empty" -> new Empty();
            default -> throw line.malformed(OUTCOME, "measured or empty if the field \"accepted\" is missing");
        };
    }
}
