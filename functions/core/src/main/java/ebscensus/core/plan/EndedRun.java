package ebscensus.core.plan;

import ebscensus.core.census.Verdict;

/**
 * The run and the report of a finished execution of the state machine.
 *
 * @param run the id of the run, by which its {@link RunStore} is opened
 * @param report the location of the report, as it is shown to people
 */
public record EndedRun(String run, Verdict verdict, String report) {}
