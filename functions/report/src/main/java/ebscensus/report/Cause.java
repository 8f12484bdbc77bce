package ebscensus.report;

import ebscensus.core.LedgerLine;
import ebscensus.core.Outcome.Denied;
import ebscensus.core.Outcome.Failed;
import ebscensus.core.Outcome.Interrupted;
import ebscensus.core.Outcome.LostChunk;
import ebscensus.core.Outcome.Missing;
import ebscensus.core.Outcome.RegionDisabled;
import ebscensus.core.Outcome.ThrottledOut;
import ebscensus.core.Text;

/**
 * Why something is missing, and what to do, in one line without control characters: the one wording for tables, summaries, logs
 * and errors.
 */
public final class Cause {
    private static final int LONGEST_MESSAGE = 300;

    private Cause() {}

    public static String of(Missing missing) {
        return switch (missing) {
            case Denied(String action, String message) ->
                "denied: " + action + "; allow it to the caller" + inBrackets(message);
            case RegionDisabled(String _) ->
                "the region is not enabled for the account; enable it there, or leave it out";
            case ThrottledOut(String action) ->
                "throttled: EC2 kept refusing " + action + " for its rate; ask for fewer calls per second, or later";
            case Failed(String action, String code, String message, String requestId, boolean _) ->
                "failed: " + (action.isEmpty() ? "" : action + ": ") + printable(code) + inBrackets(message)
                        + (requestId.isEmpty() ? "" : ", request " + printable(requestId));
            case LostChunk(int chunk, String error) -> "chunk " + chunk + " was lost" + inBrackets(error);
            case Interrupted() -> "interrupted before it was done";
        };
    }

    /** How much of a scope was counted, of which something is missing. */
    public static String extent(LedgerLine line) {
        if (line.instancesListed() == 0) {
            return "nothing counted";
        }
        String counted = Figures.count(line.instancesMeasured()) + " of "
                + Figures.count(line.instancesListed(), "listed instance") + " counted";
        return line.instancesMeasured() < line.instancesListed() ? counted : counted + ", others not listed";
    }

    private static String inBrackets(String message) {
        return message.isEmpty() ? "" : " (" + Cells.cut(printable(message), LONGEST_MESSAGE) + ")";
    }

    private static String printable(String text) {
        return Text.printable(text.strip());
    }
}
