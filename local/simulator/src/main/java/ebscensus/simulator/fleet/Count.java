package ebscensus.simulator.fleet;

/**
 * How many volumes, and their provisioned size together.
 *
 * @param gibibytes sum of the sizes the volumes were created with, in GiB
 */
public record Count(long volumes, long gibibytes) {
    public static final Count NONE = new Count(0, 0);

    public Count plus(Count other) {
        return new Count(Math.addExact(volumes, other.volumes), Math.addExact(gibibytes, other.gibibytes));
    }
}
