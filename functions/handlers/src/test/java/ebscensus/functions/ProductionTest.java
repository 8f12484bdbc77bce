package ebscensus.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
                .hasMessage("the environment variable CENSUS_BUCKET is not set: the name of the bucket for runs and"
                        + " reports");
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
}
