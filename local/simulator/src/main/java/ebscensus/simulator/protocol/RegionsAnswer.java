package ebscensus.simulator.protocol;

import ebscensus.simulator.fleet.Zone;
import java.util.List;

/** The response to DescribeRegions. */
record RegionsAnswer(List<Region> regions) implements Answer {
    record Region(String name, boolean enabled) {
        String endpoint() {
            return "ec2." + name + ".amazonaws.com";
        }

        String optInStatus() {
            return enabled ? Zone.OPT_IN_NOT_REQUIRED : Zone.NOT_OPTED_IN;
        }
    }

    @Override
    public int items() {
        return regions.size();
    }

    @Override
    public void write(XmlWriter xml, String requestId) {
        xml.literal("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .literal("<DescribeRegionsResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\">")
                .element("requestId", requestId)
                .literal("<regionInfo>");
        for (Region region : regions) {
            xml.literal("<item>")
                    .element("regionName", region.name())
                    .element("regionEndpoint", region.endpoint())
                    .element("optInStatus", region.optInStatus())
                    .literal("</item>");
        }
        xml.literal("</regionInfo></DescribeRegionsResponse>");
    }
}
