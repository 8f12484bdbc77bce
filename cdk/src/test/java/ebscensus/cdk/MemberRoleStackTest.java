package ebscensus.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;

class MemberRoleStackTest {
    private static Synthesized member;

    @BeforeAll
    static void synthesize() {
        member = Synthesized.memberRole(Map.of());
    }

    @Test
    void the_census_may_ask_four_things_and_nobody_else_may_ask_any() {
        var census = "arn:AWS::Partition:iam::CensusAccount:";
        assertThat(Permissions.of(member))
                .containsExactly(
                        "Reader allow ec2:DescribeAvailabilityZones on *",
                        "Reader allow ec2:DescribeInstances on *",
                        "Reader allow ec2:DescribeRegions on *",
                        "Reader allow ec2:DescribeVolumes on *",
                        "Reader allow ec2:ListVolumesInRecycleBin on *",
                        "Reader allow sts:AssumeRole to AWS " + census + "root if ArnLike aws:PrincipalArn ["
                                + census + "roleCensusRolePathCensusPrefix-CensusRegion-list-instances, "
                                + census + "roleCensusRolePathCensusPrefix-CensusRegion-measure-chunk,"
                                + " Fn::If [HasPersonRole, " + census + "role/PersonRole, AWS::NoValue]],"
                                + " StringEquals aws:PrincipalOrgID OrganizationId, sts:ExternalId Fn::If"
                                + " [HasExternalId, ExternalId, AWS::NoValue]");
    }

    @Test
    void it_stands_for_itself() {
        assertThat(member.template().get("Resources").values())
                .extracting(resource -> resource.get("Type").stringValue())
                .containsExactly("AWS::IAM::Role");
        assertThat(member.template().get("Parameters").propertyNames())
                .containsExactlyInAnyOrder(
                        "CensusAccount",
                        "OrganizationId",
                        "CensusPrefix",
                        "CensusRegion",
                        "CensusRolePath",
                        "PersonRole",
                        "PermissionsBoundary",
                        "RoleName",
                        "ExternalId");
        assertThat(member.template().has("Rules")).isFalse();
        assertThat(member.template().has("Transform")).isFalse();
    }

    @Test
    void it_fits_a_census_by_default() {
        var parameters = member.template().get("Parameters");

        assertThat(parameters.at("/CensusPrefix/Default").stringValue()).isEqualTo("ebs-census");
        assertThat(parameters.at("/RoleName/Default").stringValue()).isEqualTo("EbsCensusReader");
        assertThat(parameters.at("/CensusRegion/Default").stringValue()).isEqualTo("*");
        assertThat(parameters.at("/CensusRolePath/Default").stringValue()).isEqualTo("/");
        assertThat(parameters.at("/PersonRole/Default").stringValue()).isEmpty();
        assertThat(parameters.at("/PermissionsBoundary/Default").stringValue()).isEmpty();
        assertThat(parameters.at("/ExternalId/Default").stringValue()).isEmpty();
    }

    @Test
    void cdk_nag_finds_nothing_that_is_not_explained() {
        member.annotations().hasNoError("*", Match.anyValue());
        member.annotations().hasNoWarning("*", Match.anyValue());
    }
}
