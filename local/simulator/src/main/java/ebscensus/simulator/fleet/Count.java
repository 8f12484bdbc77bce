package ebscensus.simulator.fleet;

/**
 * The number of volumes and the sum of their provisioned sizes.
 *
 * @param gibibytes the sum of the provisioned sizes in GiB
 */
public record Count(long volumes, long gibibytes) {
    public static final Count NONE = new Count(0, 0);

    public Count plus(Count other) {
        return new Count(Math.addExact(volumes, other.volumes), Math.addExact(gibibytes, other.gibibytes));
    }
}
