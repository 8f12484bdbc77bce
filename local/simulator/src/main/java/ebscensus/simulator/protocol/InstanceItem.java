package ebscensus.simulator.protocol;

import ebscensus.simulator.fleet.Attachment;
import ebscensus.simulator.fleet.Hash;
import ebscensus.simulator.fleet.Ids;
import ebscensus.simulator.fleet.Instance;
import ebscensus.simulator.fleet.InstanceState;
import ebscensus.simulator.fleet.ScopeFleet;
import ebscensus.simulator.fleet.SimulatedScope;
import ebscensus.simulator.fleet.Trait;
import ebscensus.simulator.fleet.Volume;
import ebscensus.simulator.fleet.Zones;

/** Writes one instance for DescribeInstances. */
final class InstanceItem {
    private final XmlWriter xml;
    private final Instance instance;
    private final ScopeFleet fleet;
    private final SimulatedScope scope;
    private final String launched;
    private final String address;
    private final String vpc;
    private final String subnet;

    InstanceItem(XmlWriter xml, Instance instance) {
        this.xml = xml;
        this.instance = instance;
        this.fleet = instance.fleet();
        this.scope = fleet.scope();
        this.launched = Wire.time(instance.hash());
        long index = instance.index();
        this.address = "10." + (index >> 16 & 0xFF) + "." + (index >> 8 & 0xFF) + "." + (index & 0xFF);
        this.vpc = Ids.named("vpc-", Hash.of(fleet.hash(), Trait.NETWORK));
        this.subnet = Ids.named("subnet-", Hash.of(Hash.of(fleet.hash(), Trait.NETWORK), instance.zone()));
    }

    void write() {
        boolean terminated = !instance.live();
        xml.literal("<item>");
        identity();
        placement();
        if (!terminated) {
            network();
        }
        reason();
        xml.literal("<architecture>x86_64</architecture><rootDeviceType>")
                .literal(fleet.ownVolumes(instance) > 0 || terminated ? "ebs" : "instance-store")
                .literal("</rootDeviceType><rootDeviceName>/dev/xvda</rootDeviceName>");
        blockDevices();
        xml.literal("<virtualizationType>hvm</virtualizationType>")
                .element("clientToken", Ids.named("", Hash.of(instance.hash(), Trait.NAME)));
        Wire.tags(xml, instance.tags());
        xml.literal("<hypervisor>xen</hypervisor>");
        if (!terminated) {
            networkInterface();
        }
        options();
        Wire.operator(xml, instance.managed());
        xml.literal("</item>");
    }

    private void identity() {
        xml.element("instanceId", instance.id())
                .element("imageId", Ids.named("ami-", Hash.below(instance.hash(), Trait.IMAGE, 20)))
                .literal("<instanceState>")
                .element("code", instance.state().code)
                .element("name", instance.state().wireName)
                .literal("</instanceState>")
                .element("privateDnsName", instance.live() ? dnsName() : "")
                .literal("<dnsName/>")
                .element(
                        "reason",
                        instance.state() == InstanceState.RUNNING
                                ? ""
                                : "User initiated (" + launched.substring(0, 10) + " 00:00:00 GMT)")
                .literal("<keyName>fleet</keyName>")
                .element("amiLaunchIndex", instance.index() - fleet.reservation(instance.index()))
                .literal("<productCodes/>")
                .element("instanceType", instance.type())
                .element("launchTime", launched);
    }

    private void placement() {
        xml.literal("<placement>")
                .element("availabilityZone", Zones.name(scope.region(), instance.zone()))
                .element("availabilityZoneId", Zones.id(scope.region(), instance.zone()))
                .literal("<groupName/><tenancy>default</tenancy></placement>")
                .literal("<monitoring><state>disabled</state></monitoring>");
    }

    private void network() {
        xml.element("subnetId", subnet)
                .element("vpcId", vpc)
                .element("privateIpAddress", address)
                .literal("<sourceDestCheck>true</sourceDestCheck>");
        securityGroups();
    }

    private void securityGroups() {
        long groups = Hash.of(fleet.hash(), Trait.NETWORK);
        xml.literal("<groupSet>");
        for (int i = 0; i < 2; i++) {
            xml.literal("<item>")
                    .element("groupId", Ids.named("sg-", Hash.of(groups, 100 + i)))
                    .literal(i == 0 ? "<groupName>workload</groupName></item>" : "<groupName>base</groupName></item>");
        }
        xml.literal("</groupSet>");
    }

    private void reason() {
        switch (instance.state()) {
            case STOPPED, STOPPING, TERMINATED, SHUTTING_DOWN ->
                xml.literal("<stateReason><code>Client.UserInitiatedShutdown</code><message>")
                        .literal("Client.UserInitiatedShutdown: User initiated shutdown</message></stateReason>");
            case PENDING -> xml.literal("<stateReason><code>pending</code><message>pending</message></stateReason>");
            case RUNNING -> {}
        }
    }

    private void blockDevices() {
        xml.literal("<blockDeviceMapping>");
        int volumes = fleet.ownVolumes(instance);
        for (int slot = 0; slot < volumes; slot++) {
            blockDevice(fleet.ownVolume(instance, slot));
        }
        fleet.sharedVolume(instance).ifPresent(this::blockDevice);
        xml.literal("</blockDeviceMapping>");
    }

    private void blockDevice(Volume volume) {
        for (Attachment attachment : volume.attachments()) {
            if (attachment instanceof Attachment.ToInstance to
                    && to.instance().equals(instance)
                    && to.state().holds()) {
                xml.literal("<item>")
                        .element("deviceName", to.device())
                        .literal("<ebs>")
                        .element("volumeId", volume.id())
                        .element("status", to.state().mappingName())
                        .element("attachTime", Wire.time(volume.hash()))
                        .element("deleteOnTermination", to.deleteOnTermination())
                        .literal("<ebsCardIndex>0</ebsCardIndex></ebs></item>");
            }
        }
    }

    private void networkInterface() {
        long hash = Hash.of(instance.hash(), Trait.ADDRESS);
        xml.literal("<networkInterfaceSet><item>")
                .element("networkInterfaceId", Ids.named("eni-", hash))
                .element("subnetId", subnet)
                .element("vpcId", vpc)
                .literal("<description/>")
                .element("ownerId", scope.account())
                .literal("<status>in-use</status>")
                .element("macAddress", mac(hash))
                .element("privateIpAddress", address)
                .element("privateDnsName", dnsName())
                .literal("<sourceDestCheck>true</sourceDestCheck>");
        securityGroups();
        xml.literal("<attachment>")
                .element("attachmentId", Ids.named("eni-attach-", Hash.of(hash, 1)))
                .literal("<deviceIndex>0</deviceIndex><networkCardIndex>0</networkCardIndex><status>attached</status>")
                .element("attachTime", launched)
                .literal("<deleteOnTermination>true</deleteOnTermination></attachment>")
                .literal("<privateIpAddressesSet><item>")
                .element("privateIpAddress", address)
                .element("privateDnsName", dnsName())
                .literal("<primary>true</primary></item></privateIpAddressesSet>")
                .literal("<ipv6AddressesSet/><interfaceType>interface</interfaceType>")
                .literal("<operator><managed>false</managed></operator></item></networkInterfaceSet>");
    }

    private void options() {
        xml.literal("<iamInstanceProfile>")
                .element("arn", "arn:aws:iam::" + scope.account() + ":instance-profile/workload")
                .element("id", "AIPA4EXAMPLE" + scope.account())
                .literal("</iamInstanceProfile>")
                .literal("<ebsOptimized>true</ebsOptimized><enaSupport>true</enaSupport>")
                .literal("<cpuOptions><coreCount>2</coreCount><threadsPerCore>2</threadsPerCore></cpuOptions>")
                .literal("<capacityReservationSpecification><capacityReservationPreference>open")
                .literal("</capacityReservationPreference></capacityReservationSpecification>")
                .literal("<hibernationOptions><configured>false</configured></hibernationOptions>")
                .literal("<enclaveOptions><enabled>false</enabled></enclaveOptions>")
                .literal("<metadataOptions><state>applied</state><httpTokens>required</httpTokens>")
                .literal("<httpPutResponseHopLimit>2</httpPutResponseHopLimit><httpEndpoint>enabled</httpEndpoint>")
                .literal("<httpProtocolIpv6>disabled</httpProtocolIpv6>")
                .literal("<instanceMetadataTags>disabled</instanceMetadataTags></metadataOptions>")
                .literal("<platformDetails>Linux/UNIX</platformDetails><usageOperation>RunInstances</usageOperation>")
                .element("usageOperationUpdateTime", launched)
                .literal("<privateDnsNameOptions><hostnameType>ip-name</hostnameType>")
                .literal("<enableResourceNameDnsARecord>false</enableResourceNameDnsARecord>")
                .literal("<enableResourceNameDnsAAAARecord>false</enableResourceNameDnsAAAARecord>")
                .literal("</privateDnsNameOptions><maintenanceOptions><autoRecovery>default</autoRecovery>")
                .literal("<rebootMigration>default</rebootMigration></maintenanceOptions>")
                .literal("<currentInstanceBootMode>uefi</currentInstanceBootMode><bootMode>uefi-preferred</bootMode>")
                .literal("<networkPerformanceOptions><bandwidthWeighting>default</bandwidthWeighting>")
                .literal("</networkPerformanceOptions>");
    }

    private String dnsName() {
        return "ip-" + address.replace('.', '-') + "." + scope.region() + ".compute.internal";
    }

    /** A locally administered MAC address. */
    private static String mac(long hash) {
        var digits = Ids.named("", hash);
        var mac = new StringBuilder("02");
        for (int i = 1; i < 6; i++) {
            mac.append(':').append(digits, 2 * i, 2 * i + 2);
        }
        return mac.toString();
    }
}
