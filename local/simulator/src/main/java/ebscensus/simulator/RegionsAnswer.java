package ebscensus.simulator;

import java.util.List;

/** The answer to DescribeRegions. */
record RegionsAnswer(List<String> regions) implements Answer {
    static final String OPT_IN = "opt-in-not-required";

    static String endpoint(String region) {
        return "ec2." + region + ".amazonaws.com";
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
        for (String region : regions) {
            xml.literal("<item>")
                    .element("regionName", region)
                    .element("regionEndpoint", endpoint(region))
                    .element("optInStatus", OPT_IN)
                    .literal("</item>");
        }
        xml.literal("</regionInfo></DescribeRegionsResponse>");
    }
}
