package ebscensus.simulator.protocol;

import ebscensus.simulator.fleet.Instance;
import ebscensus.simulator.fleet.InstanceState;
import ebscensus.simulator.fleet.Zones;
import java.util.List;

/** Writes the body of DescribeInstanceStatus. */
final class StatusXml implements ListBody<Instance> {
    @Override
    public String action() {
        return "DescribeInstanceStatus";
    }

    @Override
    public void write(XmlWriter xml, List<Instance> instances) {
        xml.literal("<instanceStatusSet>");
        instances.forEach(instance -> item(xml, instance));
        xml.literal("</instanceStatusSet>");
    }

    private static void item(XmlWriter xml, Instance instance) {
        var region = instance.fleet().scope().region();
        xml.literal("<item>")
                .element("instanceId", instance.id())
                .element("availabilityZone", Zones.name(region, instance.zone()))
                .element("availabilityZoneId", Zones.id(region, instance.zone()))
                .literal("<instanceState>")
                .element("code", instance.state().code)
                .element("name", instance.state().wireName)
                .literal("</instanceState>");
        boolean running = instance.state() == InstanceState.RUNNING;
        check(xml, "systemStatus", running);
        check(xml, "instanceStatus", running);
        check(xml, "attachedEbsStatus", running);
        Wire.operator(xml, instance.managed());
        xml.literal("</item>");
    }

    private static void check(XmlWriter xml, String name, boolean running) {
        xml.open(name);
        if (running) {
            xml.literal("<status>ok</status><details><item><name>reachability</name>")
                    .literal("<status>passed</status></item></details>");
        } else {
            xml.literal("<status>not-applicable</status>");
        }
        xml.close(name);
    }
}
