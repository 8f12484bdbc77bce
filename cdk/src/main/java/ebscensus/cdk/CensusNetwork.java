package ebscensus.cdk;

import ebscensus.core.request.Regions;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup.EgressProperty;
import software.amazon.awscdk.services.lambda.CfnFunction.VpcConfigProperty;
import software.constructs.Construct;

/**
 * The subnets and the security group of the functions in a VPC. If the settings name no security group, this construct creates
 * one that allows no inbound traffic and only outbound HTTPS.
 */
final class CensusNetwork extends Construct {
    private static final int HTTPS = 443;

    private final VpcConfigProperty place;

    CensusNetwork(Construct scope, String id, Settings settings, Network network) {
        super(scope, id);
        place = VpcConfigProperty.builder()
                .subnetIds(network.subnets())
                .securityGroupIds(List.of(network.securityGroup().orElseGet(() -> newGroup(settings, network))))
                .build();
        warnOfWhatEndpointsDoNotReach(settings);
    }

    VpcConfigProperty place() {
        return place;
    }

    private String newGroup(Settings settings, Network network) {
        return CfnSecurityGroup.Builder.create(this, "Group")
                .vpcId(network.vpc())
                .groupDescription("The functions of the census " + settings.prefix() + ": HTTPS out, nothing in")
                .securityGroupEgress(Stream.of(
                                EgressProperty.builder().cidrIp("0.0.0.0/0"),
                                EgressProperty.builder().cidrIpv6("::/0"))
                        .map(anywhere -> anywhere.ipProtocol("tcp")
                                .fromPort(HTTPS)
                                .toPort(HTTPS)
                                .description("The endpoints of AWS")
                                .build())
                        .toList())
                .build()
                .getAttrGroupId();
    }

    /**
     * Warns if the census needs services in other regions, because interface endpoints in the VPC reach only services in their
     * own region.
     */
    private void warnOfWhatEndpointsDoNotReach(Settings settings) {
        boolean elsewhere = !(settings.countedRegions() instanceof Regions.Own);
        if (elsewhere || settings.organizationId().isPresent()) {
            Annotations.of(this)
                    .addWarningV2(
                            "ebs-census:nat-needed",
                            "setting %s: the subnets need a NAT gateway, because VPC endpoints reach only their own region, and"
                                            .formatted(Setting.VPC.key())
                                    + " the census calls "
                                    + (elsewhere
                                            ? "EC2 in other regions"
                                            : "AWS Organizations, whose endpoint is in only one region")
                                    + " (docs/operations.md, In a VPC)");
        }
    }
}
