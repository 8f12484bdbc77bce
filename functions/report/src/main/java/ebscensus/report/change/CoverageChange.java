package ebscensus.report.change;

import ebscensus.core.request.Scope;

/**
 * Volumes of one scope that cannot be compared, because at least one report did not count all of them or because the requests
 * differ.
 *
 * @param cause a cause that is coverage, see {@link ChangeCause#isCoverage}
 * @param effect the part of the difference that is due to the scope
 * @param why in words, why one of the reports did not count all of them, or that the requests differ
 */
public record CoverageChange(Scope scope, ChangeCause cause, Quantity effect, String why) {}
