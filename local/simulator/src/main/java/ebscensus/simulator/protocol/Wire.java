package ebscensus.simulator.protocol;

import ebscensus.simulator.fleet.Hash;
import ebscensus.simulator.fleet.Trait;
import java.time.Instant;
import java.util.Map;

/** Parts that several answers share. */
final class Wire {
    /** The youngest simulated resource, 2026-06-01. */
    private static final long NEWEST = 1_780_272_000;

    private static final int DAYS = 900;

    private Wire() {}

    /** A time in the last 900 days before June 2026, in EC2's format. */
    static String time(long hash) {
        long second = NEWEST - Math.unsignedMultiplyHigh(Hash.of(hash, Trait.LAUNCH), DAYS * 86_400L);
        return Instant.ofEpochSecond(second).toString().replace("Z", ".000Z");
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
