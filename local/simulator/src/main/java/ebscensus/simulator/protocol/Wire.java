package ebscensus.simulator.protocol;

import ebscensus.simulator.fleet.Hash;
import ebscensus.simulator.fleet.Ids;
import ebscensus.simulator.fleet.Provision;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.fleet.Trait;
import ebscensus.simulator.fleet.Volume;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;

/** Writes the XML elements and formats the values that several responses have in common. */
final class Wire {
    /** The latest creation time of a simulated resource, in seconds since the epoch. */
    private static final long NEWEST = Simulation.FIRST_DATE.toEpochSecond(LocalTime.MIDNIGHT, ZoneOffset.UTC);

    private static final int DAYS = 900;

    private Wire() {}

    /** A random time in the last 900 days before June 2026, in EC2's format. */
    static String time(long hash) {
        return written(NEWEST - Math.unsignedMultiplyHigh(Hash.of(hash, Trait.LAUNCH), DAYS * 86_400L));
    }

    /** The beginning of a day, as EC2 writes it. Day 0 is {@link Simulation#FIRST_DATE}. */
    static String day(int day) {
        return written(NEWEST + day * 86_400L);
    }

    private static String written(long second) {
        return Instant.ofEpochSecond(second).toString().replace("Z", ".000Z");
    }

    /**
     * Writes IOPS and throughput. EC2 reports no IOPS for hard disk volumes and magnetic volumes, and reports a throughput only
     * for gp3.
     */
    static void performance(XmlWriter xml, Provision provision) {
        if (provision.iops() > 0) {
            xml.element("iops", provision.iops());
        }
        if (provision.mebibytesPerSecond() > 0) {
            xml.element("throughput", provision.mebibytesPerSecond());
        }
    }

    /** The id of the snapshot from which a volume was created; the empty text if it was not created from a snapshot. */
    static String snapshot(Volume volume) {
        return Hash.chance(volume.hash(), Trait.SNAPSHOT, 0.6)
                ? Ids.named("snap-", Hash.of(volume.hash(), Trait.SNAPSHOT))
                : "";
    }

    static void tags(XmlWriter xml, Map<String, String> tags) {
        if (tags.isEmpty()) {
            return;
        }
        xml.literal("<tagSet>");
        tags.forEach((key, value) -> xml.literal("<item>")
                .element("key", key)
                .element("value", value)
                .literal("</item>"));
        xml.literal("</tagSet>");
    }

    static void operator(XmlWriter xml, boolean managed) {
        xml.literal("<operator>").element("managed", managed);
        if (managed) {
            xml.literal("<principal>eks.amazonaws.com</principal><hiddenByDefault>true</hiddenByDefault>");
        }
        xml.literal("</operator>");
    }
}
