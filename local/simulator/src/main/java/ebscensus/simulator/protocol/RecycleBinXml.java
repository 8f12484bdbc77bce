package ebscensus.simulator.protocol;

import ebscensus.simulator.fleet.RecycledVolume;
import ebscensus.simulator.fleet.Zones;
import java.util.List;

/** Writes the body of ListVolumesInRecycleBin. It has no tags, because EC2 returns none for volumes in the Recycle Bin. */
final class RecycleBinXml implements ListBody<RecycledVolume> {
    @Override
    public String action() {
        return "ListVolumesInRecycleBin";
    }

    @Override
    public void write(XmlWriter xml, List<RecycledVolume> recycled) {
        xml.literal("<volumeSet>");
        recycled.forEach(volume -> item(xml, volume));
        xml.literal("</volumeSet>");
    }

    private static void item(XmlWriter xml, RecycledVolume recycled) {
        var volume = recycled.volume();
        var region = volume.fleet().scope().region();
        xml.literal("<item>")
                .element("volumeId", volume.id())
                .element("volumeType", volume.type().wireName)
                .element("state", volume.state().wireName)
                .element("size", volume.gibibytes());
        Wire.performance(xml, volume.provision());
        xml.element("availabilityZone", Zones.name(region, volume.zone()))
                .element("availabilityZoneId", Zones.id(region, volume.zone()))
                .element("snapshotId", Wire.snapshot(volume));
        Wire.operator(xml, volume.managed());
        xml.element("createTime", Wire.time(volume.hash()))
                .element("recycleBinEnterTime", Wire.day(recycled.enter()))
                .element("recycleBinExitTime", Wire.day(recycled.exit()))
                .literal("</item>");
    }
}
