package ebscensus.cli.firstcontact;

import static ebscensus.cli.firstcontact.Fragments.KEYS_IN_ENVIRONMENT;
import static ebscensus.cli.firstcontact.Fragments.ON_AN_INSTANCE;
import static ebscensus.cli.firstcontact.Fragments.keys;
import static ebscensus.cli.firstcontact.Identity.AUDIT;
import static ebscensus.cli.firstcontact.Identity.DEFAULT;
import static ebscensus.cli.firstcontact.Identity.ENVIRONMENT;
import static ebscensus.cli.firstcontact.Identity.MACHINE;
import static ebscensus.cli.firstcontact.Identity.ROLE;
import static ebscensus.cli.firstcontact.Row.regionless;

import java.util.List;

/** Regions, partitions, and the kinds of hosts that a region has. */
final class RegionRows {
    private RegionRows() {}

    static List<Row> regions() {
        return List.of(
                signed("AWS_REGION and AWS_DEFAULT_REGION: the first")
                        .env("AWS_REGION=eu-west-1", "AWS_DEFAULT_REGION=us-east-2")
                        .counts(ENVIRONMENT, "eu-west-1"),
                signed("AWS_DEFAULT_REGION and the default profile's: the environment's")
                        .env("AWS_DEFAULT_REGION=us-east-2")
                        .config("[default]", "region = us-west-2")
                        .counts(ENVIRONMENT, "us-east-2"),
                signed("the default profile's")
                        .config("[default]", "region = us-west-2")
                        .counts(ENVIRONMENT, "us-west-2"),
                signed("AWS_PROFILE's region with the environment's keys")
                        .env("AWS_PROFILE=audit")
                        .config("[profile audit]", "region = us-west-2", "[default]", "region = us-east-2")
                        .counts(ENVIRONMENT, "us-west-2"),
                profile("AWS_DEFAULT_REGION and the selected profile's: the environment's", "region = us-west-2")
                        .env("AWS_DEFAULT_REGION=us-east-2")
                        .counts(AUDIT, "us-east-2"),
                profile("the selected profile's", "region = us-west-2").counts(AUDIT, "us-west-2"),
                profile("--region before everything", "region = us-west-2")
                        .env("AWS_REGION=us-east-2", "AWS_DEFAULT_REGION=us-east-2")
                        .args("--profile audit --region eu-north-1")
                        .counts(AUDIT, "eu-north-1"),
                profile("the default profile's is not the selected one's", "output = json")
                        .config("[default]", "region = us-west-2")
                        .fails("region"),
                signed("no region anywhere").fails("region"),
                regionless("the instance's region").env(ON_AN_INSTANCE).counts(MACHINE, "eu-north-1"),
                regionless("the role's region, not its source's")
                        .config("[profile role]", "role_arn = arn:aws:iam::333333333333:role/Reader-of-222222222222")
                        .config("source_profile = source", "region = us-west-2")
                        .config("[profile source]", "region = us-east-2")
                        .credentials(keys("source", AUDIT))
                        .args("--profile role")
                        .counts(ROLE, "us-west-2"),
                signed("a region that is no host name")
                        .env("AWS_REGION=eu west 1")
                        .fails("eu west 1"),
                regionless("a region in the credentials file")
                        .credentials(keys("default", DEFAULT))
                        .credentials("region = us-west-2")
                        .counts(DEFAULT, "us-west-2"));
    }

    static List<Row> partitions() {
        return List.of(
                signed("GovCloud").env("AWS_REGION=us-gov-west-1").counts(ENVIRONMENT, "us-gov-west-1"),
                signed("China")
                        .env("AWS_REGION=cn-north-1")
                        .countsAt(
                                "ec2.cn-north-1.amazonaws.com.cn",
                                "sts.cn-north-1.amazonaws.com.cn",
                                ENVIRONMENT,
                                "cn-north-1"),
                signed("a region newer than the SDK")
                        .env("AWS_REGION=eu-nowhere-1")
                        .counts(ENVIRONMENT, "eu-nowhere-1"),
                // Not known to CLI 2.9; the partition is in botocore 1.43.11.
                signed("the European Sovereign Cloud")
                        .env("AWS_REGION=eusc-de-east-1")
                        .countsAt(
                                "ec2.eusc-de-east-1.amazonaws.eu",
                                "sts.eusc-de-east-1.amazonaws.eu",
                                ENVIRONMENT,
                                "eusc-de-east-1")
                        .knownBy(Witness.AWS_CLI_2_32));
    }

    static List<Row> hosts() {
        return List.of(
                profile("use_fips_endpoint", "region = us-east-2", "use_fips_endpoint = true")
                        .countsAt(
                                "ec2-fips.us-east-2.amazonaws.com",
                                "sts-fips.us-east-2.amazonaws.com",
                                AUDIT,
                                "us-east-2"),
                signed("AWS_USE_FIPS_ENDPOINT")
                        .env("AWS_REGION=us-east-1", "AWS_USE_FIPS_ENDPOINT=true")
                        .countsAt(
                                "ec2-fips.us-east-1.amazonaws.com",
                                "sts-fips.us-east-1.amazonaws.com",
                                ENVIRONMENT,
                                "us-east-1"),
                signed("AWS_USE_FIPS_ENDPOINT in GovCloud, whose plain STS host is a FIPS one")
                        .env("AWS_REGION=us-gov-west-1", "AWS_USE_FIPS_ENDPOINT=true")
                        .countsAt(
                                "ec2.us-gov-west-1.amazonaws.com",
                                "sts.us-gov-west-1.amazonaws.com",
                                ENVIRONMENT,
                                "us-gov-west-1"),
                profile(
                                "AWS_USE_FIPS_ENDPOINT=false before the profile",
                                "region = us-east-2",
                                "use_fips_endpoint = true")
                        .env("AWS_USE_FIPS_ENDPOINT=false")
                        .counts(AUDIT, "us-east-2"),
                profile("use_dualstack_endpoint", "region = us-east-2", "use_dualstack_endpoint = true")
                        .countsAt("ec2.us-east-2.api.aws", "sts.us-east-2.api.aws", AUDIT, "us-east-2"),
                signed("AWS_USE_DUALSTACK_ENDPOINT")
                        .env("AWS_REGION=eu-west-1", "AWS_USE_DUALSTACK_ENDPOINT=true")
                        .countsAt("ec2.eu-west-1.api.aws", "sts.eu-west-1.api.aws", ENVIRONMENT, "eu-west-1"));
    }

    private static Row signed(String name) {
        return regionless(name).env(KEYS_IN_ENVIRONMENT);
    }

    private static Row profile(String name, String... settings) {
        return regionless(name)
                .credentials(keys("audit", AUDIT))
                .config("[profile audit]")
                .config(settings)
                .args("--profile audit");
    }
}
