package ebscensus.simulator.fleet;

/**
 * A volume in the Recycle Bin.
 *
 * @param enter the day it was deleted; days are counted from the fleet's first, so that those before are negative
 * @param exit the day it will be gone
 */
public record RecycledVolume(Volume volume, int enter, int exit) {}
