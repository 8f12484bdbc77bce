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
}
