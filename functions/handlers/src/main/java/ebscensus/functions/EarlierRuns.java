package ebscensus.functions;

import ebscensus.aws.store.UnreadableRun;
import ebscensus.core.census.Partial;
import ebscensus.core.census.Verdict;
import ebscensus.core.count.Rerun;
import ebscensus.core.plan.EndedRun;
import ebscensus.core.plan.RunPlan;
import ebscensus.core.plan.RunStore;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.InvalidRequest;
import ebscensus.core.request.Text;
import ebscensus.json.RequestJson;
import java.util.NoSuchElementException;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Finds the run that a request asks to complete. If the run cannot be completed, the exception says why. */
final class EarlierRuns {
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_REQUEST = 500;

    private final Function<String, RunStore> stores;

    EarlierRuns(Function<String, RunStore> stores) {
        this.stores = stores;
    }

    /**
     * @param store the store of the new run
     * @throws InvalidRequest if the execution has no report, if its run was COMPLETE, if the results of the run have expired,
     *     or if another version of the census planned the run
     */
    Rerun find(String execution, RunStore store) {
        var ended = store.readEnd(execution)
                .orElseThrow(() -> refused(
                        execution,
                        "has no report in this census's bucket: the name is wrong, the execution has not ended, or it"
                                + " failed before its report was written (redrive it, or start a new census)"));
        if (ended.verdict() == Verdict.COMPLETE) {
            throw refused(execution, "was COMPLETE, so nothing is missing; its report is " + ended.report());
        }
        var earlier = stores.apply(ended.run());
        var plan = plan(execution, ended, earlier);
        return new Rerun(execution, plan, measured(execution, plan, earlier));
    }

    /**
     * The request of the earlier run with the new values of {@code callsPerSecond} and {@code inProcessLimit}, the only two
     * fields that may differ.
     *
     * @param fields the fields of the new request, without the name of the earlier execution
     * @throws InvalidRequest if any other field has a different value
     */
    static CensusRequest request(String execution, Rerun earlier, JsonNode fields) {
        var base = earlier.request();
        var asked = RequestJson.parse(fields, base);
        var alike = asked.withCallsPerSecond(base.callsPerSecond()).withInProcessLimit(base.inProcessLimit());
        if (!alike.equals(base)) {
            throw refused(
                    execution,
                    "counted another request; leave out every field but rerun, callsPerSecond and inProcessLimit. Its"
                            + " request was "
                            + Text.shortened(RequestJson.write(base).toString(), LONGEST_REQUEST));
        }
        return asked;
    }

    private static Partial measured(String execution, RunPlan plan, RunStore earlier) {
        try {
            return Contributions.merged(earlier, plan, "");
        } catch (UnreadableRun e) {
            throw plannedByAnotherVersion(execution, e);
        }
    }

    private static RunPlan plan(String execution, EndedRun ended, RunStore earlier) {
        try {
            return earlier.readPlan();
        } catch (UnreadableRun e) {
            throw plannedByAnotherVersion(execution, e);
        } catch (NoSuchElementException _) {
            throw refused(
                    execution,
                    "ended too long ago: what a run measured is kept for 14 days, its report " + ended.report()
                            + " for longer. Start a new census");
        }
    }

    private static InvalidRequest plannedByAnotherVersion(String execution, UnreadableRun why) {
        return refused(execution, "was planned by another version of the census: " + why.getMessage());
    }

    private static InvalidRequest refused(String execution, String why) {
        return new InvalidRequest(
                Text.printable("rerun: execution \"" + Text.shortened(execution, LONGEST_NAME) + "\" " + why));
    }
}
