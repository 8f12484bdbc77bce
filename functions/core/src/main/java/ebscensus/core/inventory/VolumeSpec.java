package ebscensus.core.inventory;

import java.util.Comparator;
import java.util.function.Function;

/**
 * The properties of a volume that do not depend on its attachments.
 *
 * @param zone such as {@code eu-west-1a}; {@link Volume#UNKNOWN_ZONE} if EC2 does not return it
 * @param type EC2's name, such as {@code gp3}; new types may appear
 * @param gibibytes the provisioned size in GiB
 * @param iops the IOPS that EC2 returns, including gp2's baseline; 0 if EC2 returns none
 * @param mebibytesPerSecond the throughput in MiB/s that EC2 returns; 0 if EC2 returns none
 * @param multiAttach whether the volume can be attached to several instances
 * @param encrypted whether the volume is encrypted, according to EC2
 * @param createTime the time of creation as EC2 writes it, in ISO 8601; empty if EC2 does not return it
 * @param name the value of the tag {@code Name}; empty if the volume has no such tag or the tag was not requested
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

    /** A specification with these properties, for tests and models that need no others. */
    public VolumeSpec(String zone, String type, long gibibytes) {
        this(zone, type, gibibytes, 0, 0, false, false, "", "");
    }

    /**
     * Merges two responses about one volume. The operation is associative, commutative and idempotent: if the volume was
     * modified between the responses, the result has the larger numbers and the texts that come later in alphabetical order.
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
