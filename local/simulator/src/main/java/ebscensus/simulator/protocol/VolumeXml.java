package ebscensus.simulator.protocol;

import ebscensus.simulator.fleet.Attachment;
import ebscensus.simulator.fleet.Volume;
import ebscensus.simulator.fleet.Zones;
import java.util.List;

/**
 * Writes the body of DescribeVolumes, with the fields that EC2 sends.
 *
 * @param namesInstances whether attachments name their instance and device
 */
record VolumeXml(boolean namesInstances) implements ListBody<Volume> {
    @Override
    public VolumeXml withoutInstanceIds() {
        return new VolumeXml(false);
    }

    @Override
    public String action() {
        return "DescribeVolumes";
    }

    @Override
    public void write(XmlWriter xml, List<Volume> volumes) {
        xml.literal("<volumeSet>");
        volumes.forEach(volume -> item(xml, volume));
        xml.literal("</volumeSet>");
    }

    private void item(XmlWriter xml, Volume volume) {
        var scope = volume.fleet().scope();
        var created = Wire.time(volume.hash());
        xml.literal("<item>")
                .element("volumeId", volume.id())
                .element("size", volume.gibibytes())
                .element("snapshotId", Wire.snapshot(volume))
                .element("availabilityZone", Zones.name(scope.region(), volume.zone()))
                .element("availabilityZoneId", Zones.id(scope.region(), volume.zone()))
                .element("status", volume.state().wireName)
                .element("createTime", created)
                .literal("<attachmentSet>");
        volume.attachments().forEach(attachment -> attachment(xml, volume, attachment, created));
        xml.literal("</attachmentSet>");
        Wire.tags(xml, volume.tags());
        xml.element("volumeType", volume.type().wireName);
        Wire.performance(xml, volume.provision());
        xml.element("encrypted", volume.encrypted());
        if (volume.encrypted()) {
            xml.open("kmsKeyId")
                    .literal("arn:aws:kms:")
                    .literal(scope.region())
                    .literal(":")
                    .literal(scope.account())
                    .literal(":key/7a1f3b52-9c1d-4e0a-8d6e-52f4b1c0a9e3")
                    .close("kmsKeyId")
                    .literal("<sseType>sse-kms</sseType>");
        } else {
            xml.literal("<sseType>none</sseType>");
        }
        xml.element("multiAttachEnabled", volume.multiAttach());
        Wire.operator(xml, volume.managed());
        xml.literal("</item>");
    }

    private void attachment(XmlWriter xml, Volume volume, Attachment attachment, String since) {
        xml.literal("<item>").element("volumeId", volume.id());
        switch (attachment) {
            case Attachment.ToInstance to -> {
                if (namesInstances) {
                    xml.element("instanceId", to.instance().id()).element("device", to.device());
                }
            }
            case Attachment.ToService to ->
                xml.element("associatedResource", to.resource()).element("instanceOwningService", to.service());
        }
        xml.element("status", attachment.state().wireName)
                .element("attachTime", since)
                .element("deleteOnTermination", attachment.deleteOnTermination())
                .literal("<ebsCardIndex>0</ebsCardIndex></item>");
    }
}
