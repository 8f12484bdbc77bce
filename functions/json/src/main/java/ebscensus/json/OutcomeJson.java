package ebscensus.json;

import ebscensus.core.Outcome;
import ebscensus.core.Outcome.Denied;
import ebscensus.core.Outcome.Empty;
import ebscensus.core.Outcome.Failed;
import ebscensus.core.Outcome.Interrupted;
import ebscensus.core.Outcome.LostChunk;
import ebscensus.core.Outcome.Measured;
import ebscensus.core.Outcome.RegionDisabled;
import ebscensus.core.Outcome.Suspended;
import ebscensus.core.Outcome.ThrottledOut;
import tools.jackson.databind.node.ObjectNode;

/** The names of outcomes in the report; {@link CoreMixIns.NamedOutcome} has the same. */
final class OutcomeJson {
    private OutcomeJson() {}

    /** Puts the outcome and what is known of it among the fields of its ledger line. */
    static void write(Outcome outcome, ObjectNode line) {
        switch (outcome) {
            case Measured() -> line.put("outcome", "measured");
            case Empty() -> line.put("outcome", "empty");
            case Denied(String action, String message) ->
                line.put("outcome", "denied").put("action", action).put("message", message);
            case RegionDisabled(String action, String message) ->
                line.put("outcome", "regionDisabled").put("action", action).put("message", message);
            case ThrottledOut(String action, String message) ->
                line.put("outcome", "throttled").put("action", action).put("message", message);
            case Suspended(String state) -> line.put("outcome", "suspended").put("state", state);
            case Failed(String action, String code, String message, String requestId, boolean _) ->
                line.put("outcome", "failed")
                        .put("action", action)
                        .put("code", code)
                        .put("message", message)
                        .put("requestId", requestId);
            case LostChunk(int chunk, String error) ->
                line.put("outcome", "lostChunk").put("chunk", chunk).put("message", error);
            case Interrupted() -> line.put("outcome", "interrupted");
        }
    }
}
