package ebscensus.core.inventory;

import java.util.Comparator;
import java.util.function.Function;

/**
 * What a volume is, whatever it is attached to.
 *
 * @param zone such as {@code eu-west-1a}; {@link Volume#UNKNOWN_ZONE} where EC2 did not say
 * @param type EC2's name, such as {@code gp3}; new types may appear
 * @param gibibytes the provisioned size in GiB
 * @param iops as EC2 says them, gp2's baseline included; 0 where it says none
 * @param mebibytesPerSecond throughput in MiB/s as EC2 says it; 0 where it says none
 * @param multiAttach whether it can be attached to several instances
 * @param encrypted as EC2 says it
 * @param createTime when it was created, as EC2 writes it: ISO 8601; empty where it does not say
 * @param name value of its tag {@code Name}; empty if it has none or nobody asked for it
 */
public record VolumeSpec(
        String zone,
        String type,
        long gibibytes,
        long iops,
        long mebibytesPerSecond,
        boolean multiAttach,
        boolean encrypted,
        String createTime,
        String name) {
    public VolumeSpec {
        if (gibibytes < 0 || iops < 0 || mebibytesPerSecond < 0) {
            throw new IllegalArgumentException("a volume has a negative size: " + gibibytes + " GiB, " + iops
                    + " IOPS, " + mebibytesPerSecond + " MiB/s");
        }
    }

    /** A volume of which only this matters. */
    public VolumeSpec(String zone, String type, long gibibytes) {
        this(zone, type, gibibytes, 0, 0, false, false, "", "");
    }

    /**
     * Two sightings of one volume. Associative, commutative and idempotent: where the volume was modified between the sightings, the
     * larger numbers and the later texts in the alphabet stand.
     */
    public VolumeSpec unite(VolumeSpec other) {
        return new VolumeSpec(
                later(other, VolumeSpec::zone),
                later(other, VolumeSpec::type),
                Math.max(gibibytes, other.gibibytes),
                Math.max(iops, other.iops),
                Math.max(mebibytesPerSecond, other.mebibytesPerSecond),
                multiAttach || other.multiAttach,
                encrypted || other.encrypted,
                later(other, VolumeSpec::createTime),
                later(other, VolumeSpec::name));
    }

    private String later(VolumeSpec other, Function<VolumeSpec, String> text) {
        return Comparator.comparing(text).compare(this, other) >= 0 ? text.apply(this) : text.apply(other);
    }
}
