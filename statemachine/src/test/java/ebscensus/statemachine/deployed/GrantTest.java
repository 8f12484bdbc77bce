package ebscensus.statemachine.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Least privilege is proved by a comparison, which is itself proved to see one action too many and one too few. */
class GrantTest {
    private static final List<Grant> GRANTS = List.of(
            new Grant("ec2:DescribeVolumes", ""),
            new Grant("sts:AssumeRole", ""),
            new Grant("s3:GetObject", "runs/*"),
            new Grant("s3:ListBucket", "runs/*"),
            new Grant("logs:PutLogEvents", ""),
            new Grant("xray:PutTraceSegments", ""));

    private static final List<String> RECORDED = List.of(
            "ec2:DescribeVolumes",
            "sts:AssumeRole",
            "s3:GetObject runs/a/plan.json",
            "s3:GetObject runs/b/plan.json",
            "s3:ListBucket runs/a/partials/");

    @Test
    void what_is_granted_and_done_differs_in_nothing() {
        assertThat(Grant.difference(GRANTS, RECORDED)).isEqualTo(Grant.Difference.NONE);
    }

    static final List<Grant> MORE = List.of(
            new Grant("ec2:DescribeSnapshots", ""),
            new Grant("s3:PutObject", "runs/*"),
            new Grant("s3:GetObject", "reports/*"),
            new Grant("ec2:*", ""));

    @ParameterizedTest
    @FieldSource("MORE")
    void one_grant_more_is_one_that_no_call_needs(Grant more) {
        var grants = Stream.concat(GRANTS.stream(), Stream.of(more)).toList();

        assertThat(Grant.difference(grants, RECORDED).unneeded()).containsExactly(more);
    }

    static final List<Grant> NEEDED = GRANTS.subList(0, 4);

    @ParameterizedTest
    @FieldSource("NEEDED")
    void one_grant_less_leaves_its_calls_ungranted(Grant less) {
        var grants = GRANTS.stream().filter(grant -> !grant.equals(less)).toList();

        assertThat(Grant.difference(grants, RECORDED).ungranted()).isNotEmpty().allMatch(less::covers);
    }
}
