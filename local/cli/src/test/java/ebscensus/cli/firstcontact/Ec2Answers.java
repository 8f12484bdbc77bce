package ebscensus.cli.firstcontact;

/** The scripted EC2: every account has one instance with one volume, in every region. */
final class Ec2Answers {
    private static final String MACHINE = "i-0000000000000001a";
    private static final String VOLUME = "vol-0000000000000001a";

    private Ec2Answers() {}

    static Reply to(Seen request) {
        var caller = Signatures.caller(request);
        if (caller.isEmpty()) {
            return Signatures.ec2Refusal();
        }
        return switch (request.action()) {
            case "DescribeInstances" -> instances(request, caller.get());
            case "DescribeVolumes" -> volumes(request, caller.get());
            case "DescribeRegions" -> regions(request);
            case "DescribeAvailabilityZones" -> zones(request);
            default -> Reply.ec2Error(400, "InvalidAction", "no action " + request.action());
        };
    }

    private static Reply instances(Seen request, Identity caller) {
        return answer("DescribeInstances", """
            <reservationSet><item><reservationId>r-1</reservationId><ownerId>%1$s</ownerId><groupSet/>\
            <instancesSet><item><instanceId>%2$s</instanceId>\
            <instanceState><code>16</code><name>running</name></instanceState>\
            <instanceType>m7g.large</instanceType><launchTime>2026-01-01T00:00:00.000Z</launchTime>\
            <placement><availabilityZone>%4$sa</availabilityZone></placement>\
            <blockDeviceMapping><item><deviceName>/dev/xvda</deviceName><ebs><volumeId>%3$s</volumeId>\
            <status>attached</status><attachTime>2026-01-01T00:00:00.000Z</attachTime>\
            <deleteOnTermination>true</deleteOnTermination></ebs></item></blockDeviceMapping>\
            <tagSet/></item></instancesSet></item></reservationSet>\
            """.formatted(caller.account(), MACHINE, VOLUME, request.region()));
    }

    private static Reply volumes(Seen request, Identity caller) {
        return answer("DescribeVolumes", """
            <volumeSet><item><volumeId>%s</volumeId><size>%d</size><snapshotId/>\
            <availabilityZone>%sa</availabilityZone><status>in-use</status>\
            <createTime>2026-01-01T00:00:00.000Z</createTime><attachmentSet><item><volumeId>%1$s</volumeId>\
            <instanceId>%4$s</instanceId><device>/dev/xvda</device><status>attached</status>\
            <attachTime>2026-01-01T00:00:00.000Z</attachTime><deleteOnTermination>true</deleteOnTermination></item>\
            </attachmentSet><volumeType>gp3</volumeType><iops>3000</iops><throughput>125</throughput>\
            <encrypted>true</encrypted><multiAttachEnabled>false</multiAttachEnabled></item></volumeSet>\
            """.formatted(VOLUME, caller.gibibytes(), request.region(), MACHINE));
    }

    private static Reply regions(Seen request) {
        return answer("DescribeRegions", """
            <regionInfo><item><regionName>%s</regionName><regionEndpoint>%s</regionEndpoint>\
            <optInStatus>opt-in-not-required</optInStatus></item></regionInfo>\
            """.formatted(request.region(), request.host()));
    }

    private static Reply zones(Seen request) {
        return answer("DescribeAvailabilityZones", """
            <availabilityZoneInfo><item><zoneName>%1$sa</zoneName><zoneState>available</zoneState>\
            <regionName>%1$s</regionName><zoneId>%1$s-az1</zoneId><zoneType>availability-zone</zoneType>\
            </item></availabilityZoneInfo>\
            """.formatted(request.region()));
    }

    private static Reply answer(String action, String content) {
        return Reply.xml("""
            <?xml version="1.0" encoding="UTF-8"?>
            <%1$sResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>req-ec2-1</requestId>%2$s\
            </%1$sResponse>
            """.formatted(action, content));
    }
}
