package ebscensus.simulator.protocol;

import ebscensus.simulator.fleet.Hash;
import ebscensus.simulator.fleet.Ids;
import ebscensus.simulator.fleet.Instance;
import ebscensus.simulator.fleet.ScopeFleet;
import ebscensus.simulator.fleet.Trait;
import java.util.List;

/** Writes the body of DescribeInstances with the fields that EC2 sends, about 6 KB for each instance. */
final class InstanceXml implements ListBody<Instance> {
    @Override
    public String action() {
        return "DescribeInstances";
    }

    @Override
    public void write(XmlWriter xml, List<Instance> instances) {
        xml.literal("<reservationSet>");
        for (int i = 0; i < instances.size(); ) {
            i = reservation(xml, instances, i);
        }
        xml.literal("</reservationSet>");
    }

    /**
     * Writes the reservation of the instance at {@code first} with all following instances of the same reservation, and returns
     * the index after the last of them.
     */
    private static int reservation(XmlWriter xml, List<Instance> instances, int first) {
        var instance = instances.get(first);
        long reservation = instance.fleet().reservation(instance.index());
        xml.literal("<item>")
                .element("reservationId", Ids.named("r-", reservationHash(instance.fleet(), reservation)))
                .element("ownerId", instance.fleet().scope().account())
                .literal("<groupSet/><instancesSet>");
        int next = first;
        while (next < instances.size()
                && instance.fleet().reservation(instances.get(next).index()) == reservation) {
            new InstanceItem(xml, instances.get(next)).write();
            next++;
        }
        xml.literal("</instancesSet><requesterId>").literal("940372691376</requesterId></item>");
        return next;
    }

    private static long reservationHash(ScopeFleet fleet, long reservation) {
        return Hash.of(Hash.of(fleet.hash(), Trait.RESERVATION), reservation);
    }
}
