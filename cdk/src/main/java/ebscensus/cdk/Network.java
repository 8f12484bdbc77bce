package ebscensus.cdk;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The VPC that the functions run in.
 *
 * @param securityGroup the id of an existing security group; empty to create a group that allows only outbound HTTPS
 */
record Network(String vpc, List<String> subnets, Optional<String> securityGroup) {
    private static final Pattern VPC = Pattern.compile("vpc-[0-9a-f]{8,17}");
    private static final Pattern SUBNET = Pattern.compile("subnet-[0-9a-f]{8,17}");
    private static final Pattern SECURITY_GROUP = Pattern.compile("sg-[0-9a-f]{8,17}");

    static Optional<Network> read(SettingValues values) {
        var vpc = values.optional(Setting.VPC, VPC, "the id of a VPC, such as vpc-0a1b2c3d4e5f67890");
        var subnets = values.list(Setting.SUBNETS, SUBNET, "ids of subnets, separated by commas");
        var group = values.optional(Setting.SECURITY_GROUP, SECURITY_GROUP, "the id of a security group");
        requireTogether(values, vpc.isPresent());
        return vpc.map(id -> new Network(id, subnets, group));
    }

    /** Refuses a VPC without subnets. Refuses subnets or a security group without a VPC, because they would have no effect. */
    private static void requireTogether(SettingValues values, boolean inVpc) {
        if (inVpc && !values.isGiven(Setting.SUBNETS)) {
            throw InvalidSetting.of(Setting.SUBNETS, "", "ids of subnets of the setting vpc");
        }
        for (var setting : List.of(Setting.SUBNETS, Setting.SECURITY_GROUP)) {
            if (!inVpc && values.isGiven(setting)) {
                throw InvalidSetting.of(setting, values.text(setting), "nothing, unless the setting vpc is also set");
            }
        }
    }
}
