package ebscensus.cdk;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.BootstraplessSynthesizer;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.iam.AccountPrincipal;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;

/**
 * The role that lets the census look into another account of its organization. It stands for itself, as a service-managed
 * StackSet wants it: parameters and one role, no assets and no bootstrap.
 */
final class MemberRoleStack extends Stack {
    MemberRoleStack(Construct scope, String id, Settings settings) {
        super(
                scope,
                id,
                StackProps.builder()
                        .description("EBS Census: lets the census read the EC2 fleet of this account")
                        .synthesizer(new BootstraplessSynthesizer())
                        .build());
        var account = required("CensusAccount", "The account that the census runs in", "[0-9]{12}");
        var organization =
                required("OrganizationId", "The organization that both accounts belong to", "o-[a-z0-9]{10,32}");
        var prefix = withDefault(
                "CensusPrefix", "The setting prefix of the census", settings.prefix(), "[a-z][a-z0-9-]{1,39}");
        var name =
                withDefault("RoleName", "What the census assumes", settings.memberRole(), "[A-Za-z0-9_+=,.@-]{1,64}");
        var externalId = withDefault(
                "ExternalId",
                "The externalId of the census's request, if it has one",
                "",
                "|[A-Za-z0-9_+=,.@:/-]{2,1224}");
        var role = Role.Builder.create(this, "Reader")
                .roleName(name)
                .description("Lets EBS Census count the EBS storage of this account")
                .assumedBy(new AccountPrincipal(account)
                        .withConditions(onlyTheCensus(account, organization, prefix, externalId)))
                .inlinePolicies(Map.of("ReadFleet", readFleet()))
                .build();
        Explained.wildcards(role, "EC2's Describe actions know no narrower resource.", "*");
    }

    /** Roles by their names: a trust policy that named the roles themselves would break when the census is deployed anew. */
    private Map<String, Object> onlyTheCensus(String account, String organization, String prefix, String externalId) {
        var hasExternalId = CfnCondition.Builder.create(this, "HasExternalId")
                .expression(Fn.conditionNot(Fn.conditionEquals(externalId, "")))
                .build();
        var externalIdIfAny = Fn.conditionIf(hasExternalId.getLogicalId(), externalId, Aws.NO_VALUE);
        var roles = CensusFunctions.THAT_ENTER_ACCOUNTS.stream()
                .map(function -> "arn:" + Aws.PARTITION + ":iam::" + account + ":role/" + prefix + "-" + function)
                .toList();
        return new TreeMap<>(Map.of(
                "StringEquals",
                new TreeMap<>(Map.of("aws:PrincipalOrgID", organization, "sts:ExternalId", externalIdIfAny)),
                "ArnEquals",
                Map.of("aws:PrincipalArn", roles)));
    }

    private static PolicyDocument readFleet() {
        return PolicyDocument.Builder.create()
                .statements(List.of(PolicyStatement.Builder.create()
                        .actions(List.of(
                                "ec2:DescribeAvailabilityZones",
                                "ec2:DescribeInstances",
                                "ec2:DescribeRegions",
                                "ec2:DescribeVolumes"))
                        .resources(List.of("*"))
                        .build()))
                .build();
    }

    private String required(String name, String description, String pattern) {
        return parameter(name, description, pattern).build().getValueAsString();
    }

    private String withDefault(String name, String description, String value, String pattern) {
        return parameter(name, description, pattern).defaultValue(value).build().getValueAsString();
    }

    private CfnParameter.Builder parameter(String name, String description, String pattern) {
        return CfnParameter.Builder.create(this, name)
                .type("String")
                .description(description)
                .allowedPattern(pattern);
    }
}
