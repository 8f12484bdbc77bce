package ebscensus.report.change;

import ebscensus.core.request.Scope;

/**
 * Volumes of one scope that cannot be compared, because at least one report did not count all of them.
 *
 * @param cause one that is coverage
 * @param effect the part of the difference that is due to the scope
 * @param why the reason in the report that counted less, in words
 */
public record CoverageChange(Scope scope, ChangeCause cause, Quantity effect, String why) {}
