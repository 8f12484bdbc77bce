package ebscensus.report.change;

import ebscensus.core.request.Scope;

/**
 * Volumes of one scope that cannot be compared, for at least one report has not seen all of them.
 *
 * @param cause one that is coverage
 * @param effect what of the difference is due to it
 * @param why in words, what the report that has seen less says
 */
public record CoverageChange(Scope scope, ChangeCause cause, Quantity effect, String why) {}
