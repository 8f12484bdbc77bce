package ebscensus.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebscensus.aws.Patience;
import ebscensus.core.plan.PlanPolicy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProductionTest {
    @Test
    void the_bucket_is_named_by_the_environment() {
        assertThat(Production.bucket(Map.of("CENSUS_BUCKET", "census-bucket"))).isEqualTo("census-bucket");
    }

    @Test
    void a_function_that_is_not_told_its_bucket_says_so() {
        assertThatThrownBy(() -> Production.bucket(Map.of()))
                .hasMessage("the environment variable CENSUS_BUCKET is not set; it must be the name of the bucket"
                        + " for runs and reports");
    }

    @Test
    void a_census_without_a_name_has_the_default_of_the_stack() {
        assertThat(Production.name(Map.of("CENSUS_NAME", "census-dev"))).isEqualTo("census-dev");
        assertThat(Production.name(Map.of())).isEqualTo("ebs-census");
    }

    @Test
    void only_a_snapshot_is_worth_warming_up() {
        assertThat(Production.isSnapshot(Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start")))
                .isTrue();
        assertThat(Production.isSnapshot(Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand")))
                .isFalse();
        assertThat(Production.isSnapshot(Map.of())).isFalse();
    }

    @Test
    void the_environment_bounds_the_workers() {
        assertThat(Production.policy(Map.of())).isEqualTo(PlanPolicy.DEFAULT);
        assertThat(Production.policy(Map.of("CENSUS_MAX_WORKERS", "20")).maxWorkers())
                .isEqualTo(20);
    }

    @Test
    void a_scope_has_no_more_workers_than_there_are() {
        assertThat(Production.policy(Map.of("CENSUS_MAX_WORKERS", "1")).workersPerScope())
                .isEqualTo(1);
        assertThat(Production.policy(Map.of("CENSUS_MAX_WORKERS", "50")).workersPerScope())
                .isEqualTo(PlanPolicy.DEFAULT.workersPerScope());
    }

    @Test
    void the_environment_bounds_the_attempts_at_one_answer() {
        assertThat(Production.patience(Map.of())).isEqualTo(Patience.DEFAULT);
        assertThat(Production.patience(Map.of("CENSUS_ATTEMPTS", "4"))).isEqualTo(Patience.DEFAULT.withAttempts(4));
    }

    @Test
    void attempts_that_are_no_number_from_1_are_not_allowed() {
        for (String attempts : List.of("0", "-1", "four", "", "99999999999")) {
            assertThatThrownBy(() -> Production.patience(Map.of("CENSUS_ATTEMPTS", attempts)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the environment variable CENSUS_ATTEMPTS is \"" + attempts
                            + "\": a whole number from 1 to 100 is allowed");
        }
    }
}
