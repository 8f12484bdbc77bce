package ebscensus.simulator.fleet;

/**
 * A volume in the Recycle Bin.
 *
 * @param enter the day on which the volume was deleted; day 0 is the first day of the fleet, and earlier days are negative
 * @param exit the day on which the volume leaves the Recycle Bin
 */
public record RecycledVolume(Volume volume, int enter, int exit) {}
