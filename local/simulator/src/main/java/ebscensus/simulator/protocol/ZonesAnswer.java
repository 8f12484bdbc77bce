package ebscensus.simulator.protocol;

import ebscensus.simulator.fleet.Zone;
import java.util.List;

/** The response to DescribeAvailabilityZones. */
record ZonesAnswer(String region, List<Zone> zones) implements Answer {
    @Override
    public int items() {
        return zones.size();
    }

    @Override
    public Answer withoutFirst() {
        return new ZonesAnswer(region, zones.stream().skip(1).toList());
    }

    @Override
    public void write(XmlWriter xml, String requestId) {
        xml.literal("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .literal("<DescribeAvailabilityZonesResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\">")
                .element("requestId", requestId)
                .literal("<availabilityZoneInfo>");
        for (Zone zone : zones) {
            xml.literal("<item>")
                    .element("optInStatus", zone.optInStatus())
                    .literal("<messageSet/>")
                    .element("regionName", region)
                    .element("zoneName", zone.name())
                    .element("zoneId", zone.id())
                    .element("groupName", zone.group())
                    .element("networkBorderGroup", region)
                    .element("zoneType", zone.type())
                    .element("zoneState", "available")
                    .literal("</item>");
        }
        xml.literal("</availabilityZoneInfo></DescribeAvailabilityZonesResponse>");
    }
}
