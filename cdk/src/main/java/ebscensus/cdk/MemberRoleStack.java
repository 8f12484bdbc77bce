package ebscensus.cdk;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.BootstraplessSynthesizer;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.ICfnRuleConditionExpression;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.iam.AccountPrincipal;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;

/**
 * Creates the role that lets the census read another account of its organization. A service-managed StackSet can deploy this
 * template, because the template consists of parameters and one role, and needs neither assets nor a bootstrap.
 */
final class MemberRoleStack extends Stack {
    private final String account;

    MemberRoleStack(Construct scope, String id, Settings settings) {
        super(
                scope,
                id,
                StackProps.builder()
                        .description("EBS Census: lets the census read the EC2 fleet of this account")
                        .synthesizer(new BootstraplessSynthesizer())
                        .build());
        account = required("CensusAccount", "The account that the census runs in", "[0-9]{12}");
        var name = optional(
                "RoleName",
                "The name of the role that the census assumes",
                settings.memberRole(),
                "[A-Za-z0-9_+=,.@-]{1,64}");
        var role = Role.Builder.create(this, "Reader")
                .roleName(name.getValueAsString())
                .description("Lets EBS Census count the EBS storage of this account")
                .assumedBy(new AccountPrincipal(account).withConditions(onlyTheCensus(settings)))
                .inlinePolicies(Map.of("ReadFleet", readFleet()))
                .build();
        CfnResources.of(role, CfnRole.class).setPermissionsBoundary(boundary(settings.roles()));
        Explained.wildcards(
                role, "EC2's Describe actions have no narrower resource, and all of each Recycle Bin is listed.", "*");
    }

    private Map<String, Object> onlyTheCensus(Settings settings) {
        var organization =
                required("OrganizationId", "The organization that both accounts belong to", "o-[a-z0-9]{10,32}");
        var externalId = optional(
                "ExternalId",
                "The externalId of the census's request, if it has one",
                "",
                "|[A-Za-z0-9_+=,.@:/-]{2,1224}");
        return new TreeMap<>(Map.of(
                "StringEquals",
                new TreeMap<>(Map.of(
                        "aws:PrincipalOrgID",
                        organization,
                        "sts:ExternalId",
                        ifGiven(externalId, externalId.getValueAsString()))),
                "ArnLike",
                Map.of("aws:PrincipalArn", trusted(settings))));
    }

    /**
     * The ARN patterns of the roles that may assume the member role. If the trust policy named those roles as principals, it
     * would break when the census is deleted and deployed again.
     */
    private List<Object> trusted(Settings settings) {
        var prefix =
                optional("CensusPrefix", "The setting prefix of the census", settings.prefix(), "[a-z][a-z0-9-]{1,39}");
        var region = optional(
                "CensusRegion", "The region that the census runs in; * is any", "*", "\\*|[a-z]{2,4}(-[a-z]+)+-[0-9]+");
        var path = optional(
                "CensusRolePath",
                "The setting rolePath of the census",
                settings.roles().path(),
                Roles.PATH_PATTERN);
        var person = optional(
                "PersonRole",
                "The role of the census's account that people use in a terminal, with its path; wildcards are allowed",
                "",
                "[A-Za-z0-9_+=,.@/*-]{0,576}");
        String functions = path.getValueAsString() + prefix.getValueAsString() + "-" + region.getValueAsString() + "-";
        return Stream.concat(
                        CensusFunctions.THAT_ENTER_ACCOUNTS.stream()
                                .<Object>map(function -> role(functions + function)),
                        Stream.of(ifGiven(person, role("/" + person.getValueAsString()))))
                .toList();
    }

    private String role(String pathAndName) {
        return "arn:" + Aws.PARTITION + ":iam::" + account + ":role" + pathAndName;
    }

    private String boundary(Roles roles) {
        var name = optional(
                "PermissionsBoundary",
                "The name of the managed policy, in each account, that is the role's permissions boundary; empty for"
                        + " none",
                roles.boundary().orElse(""),
                "|" + Roles.BOUNDARY_PATTERN);
        return ifGiven(name, "arn:" + Aws.PARTITION + ":iam::" + Aws.ACCOUNT_ID + ":policy/" + name.getValueAsString())
                .toString();
    }

    private static PolicyDocument readFleet() {
        return PolicyDocument.Builder.create()
                .statements(List.of(PolicyStatement.Builder.create()
                        .actions(List.of(
                                "ec2:DescribeAvailabilityZones",
                                "ec2:DescribeInstances",
                                "ec2:DescribeRegions",
                                "ec2:DescribeVolumes",
                                "ec2:ListVolumesInRecycleBin"))
                        .resources(List.of("*"))
                        .build()))
                .build();
    }

    private String required(String name, String description, String pattern) {
        return parameter(name, description, pattern).build().getValueAsString();
    }

    private CfnParameter optional(String name, String description, String value, String pattern) {
        return parameter(name, description, pattern).defaultValue(value).build();
    }

    private CfnParameter.Builder parameter(String name, String description, String pattern) {
        return CfnParameter.Builder.create(this, name)
                .type("String")
                .description(description)
                .allowedPattern(pattern);
    }

    /** The value, or no property at all if the parameter is empty. */
    private ICfnRuleConditionExpression ifGiven(CfnParameter parameter, String value) {
        var given = CfnCondition.Builder.create(
                        this, "Has" + parameter.getNode().getId())
                .expression(Fn.conditionNot(Fn.conditionEquals(parameter.getValueAsString(), "")))
                .build();
        return Fn.conditionIf(given.getLogicalId(), value, Aws.NO_VALUE);
    }
}
