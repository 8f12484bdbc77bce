package ebscensus.core.plan;

import ebscensus.core.census.Verdict;

/**
 * Where an execution that has written its report left what it measured.
 *
 * @param run id of its run, by which a {@link RunStore} is opened
 * @param report the place where a person finds the report
 */
public record EndedRun(String run, Verdict verdict, String report) {}
