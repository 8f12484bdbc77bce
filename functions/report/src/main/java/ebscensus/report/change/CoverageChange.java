package ebscensus.report.change;

import ebscensus.core.request.Scope;

/**
 * Volumes of one scope that cannot be compared, because at least one report did not count all of them or because the requests
 * differ.
 *
 * @param cause a cause for which {@link ChangeCause#isCoverage} is true
 * @param effect the difference of these volumes between the two reports
 * @param why the reason in words: why one of the reports did not count all volumes, or that the requests differ
 */
public record CoverageChange(Scope scope, ChangeCause cause, Quantity effect, String why) {}
