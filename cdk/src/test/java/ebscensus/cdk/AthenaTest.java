package ebscensus.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The tables, the workgroup and the saved queries that the stack gives to Athena. */
class AthenaTest {
    private static Synthesized census;

    @BeforeAll
    static void synthesize() {
        census = Synthesized.census(Map.of("prefix", "census-dev", "reportRetentionDays", "400"));
    }

    @Test
    void the_database_has_a_name_that_needs_no_quotes() {
        assertThat(text(census.only("AWS::Glue::Database"), "/DatabaseInput/Name"))
                .isEqualTo("census_dev");
    }

    @Test
    void there_is_a_table_for_the_objects_of_each_prefix() {
        assertThat(tables())
                .extracting(table -> text(table, "/TableInput/Name") + " " + location(table))
                .containsExactly(
                        "cells {\"Fn::Join\":[\"\",[\"s3://\",{\"Ref\":\"ReportsBucket\"},\"/cells/\"]]}",
                        "volumes {\"Fn::Join\":[\"\",[\"s3://\",{\"Ref\":\"ReportsBucket\"},\"/volumes/\"]]}");
    }

    @Test
    void columns_have_lower_case_names_a_type_and_a_comment_that_Glue_takes() {
        assertThat(tables())
                .flatExtracting(table -> table.at("/TableInput/StorageDescriptor/Columns").values().stream()
                        .toList())
                .hasSize(17 + 17)
                .allMatch(column -> text(column, "/Name").matches("[a-z]+"))
                .allMatch(column ->
                        text(column, "/Type").matches("string|bigint|boolean|decimal\\(38,12\\)|map<string,string>"))
                .allMatch(column -> text(column, "/Comment").matches(".{10,255}"));
    }

    @Test
    void JSON_is_read_by_the_library_that_keeps_the_case_of_tag_keys() {
        assertThat(tables())
                .extracting(table -> text(table, "/TableInput/StorageDescriptor/SerdeInfo/SerializationLibrary"))
                .containsOnly("org.apache.hive.hcatalog.data.JsonSerDe");
    }

    @Test
    void days_are_projected_as_far_back_as_reports_are_kept_so_that_nothing_has_to_find_them() {
        assertThat(tables()).allSatisfy(table -> {
            var parameters = table.at("/TableInput/Parameters");
            assertThat(table.at("/TableInput/PartitionKeys/0/Name").stringValue())
                    .isEqualTo("dt");
            assertThat(text(parameters, "/projection.enabled")).isEqualTo("true");
            assertThat(text(parameters, "/projection.dt.type")).isEqualTo("date");
            assertThat(text(parameters, "/projection.dt.format")).isEqualTo("yyyy-MM-dd");
            assertThat(text(parameters, "/projection.dt.range")).isEqualTo("NOW-400DAYS,NOW");
            assertThat(parameters.get("storage.location.template").toString()).contains("/dt=${dt}/\"");
        });
        assertThat(types()).noneMatch(type -> type.matches("AWS::Glue::(Crawler|Job|Trigger|Partition)"));
    }

    @Test
    void the_workgroup_limits_what_a_query_reads_and_says_where_its_result_goes() {
        var workgroup = census.only("AWS::Athena::WorkGroup");

        assertThat(text(workgroup, "/Name")).isEqualTo("census-dev");
        assertThat(workgroup.get("RecursiveDeleteOption").booleanValue()).isTrue();
        var configuration = workgroup.get("WorkGroupConfiguration");
        assertThat(configuration.get("EnforceWorkGroupConfiguration").booleanValue())
                .isTrue();
        assertThat(configuration.get("BytesScannedCutoffPerQuery").longValue()).isEqualTo(100_000_000_000L);
        assertThat(configuration.at("/ResultConfiguration/OutputLocation").toString())
                .contains("ReportsBucket", "/queries/");
        assertThat(configuration
                        .at("/ResultConfiguration/EncryptionConfiguration")
                        .toString())
                .isEqualTo("{\"EncryptionOption\":\"SSE_S3\"}");
    }

    @Test
    void results_are_encrypted_with_the_key_of_the_bucket() {
        assertThat(encryption(Map.of("key", "new"))).contains("\"SSE_KMS\"", "\"KmsKey\":{\"Fn::GetAtt\":[\"Key");
        assertThat(encryption(Variant.ALL.settings())).contains("\"SSE_KMS\"", "\"KmsKey\"");
    }

    @Test
    void six_queries_are_saved_under_the_prefix() {
        assertThat(census.all("AWS::Athena::NamedQuery"))
                .extracting(query -> text(query, "/Name"))
                .containsExactlyInAnyOrder(
                        "census-dev-total-by-account",
                        "census-dev-unattached-by-age",
                        "census-dev-largest-on-stopped",
                        "census-dev-change-by-account",
                        "census-dev-gp2-left",
                        "census-dev-tag-coverage");
        assertThat(census.all("AWS::Athena::NamedQuery"))
                .allMatch(query -> query.get("Database").toString().contains("QueriesCatalogDatabase"))
                .allMatch(query -> query.get("WorkGroup").toString().contains("QueriesWorkgroup"))
                .allMatch(query -> text(query, "/QueryString").contains("FROM"));
    }

    @Test
    void an_existing_bucket_is_read_and_gets_the_results() {
        var stack = Synthesized.census(Map.of("bucket", "finops-reports"));

        assertThat(stack.all("AWS::Glue::Table"))
                .extracting(AthenaTest::location)
                .containsExactly("\"s3://finops-reports/cells/\"", "\"s3://finops-reports/volumes/\"");
        assertThat(text(
                        stack.only("AWS::Athena::WorkGroup"),
                        "/WorkGroupConfiguration/ResultConfiguration/OutputLocation"))
                .isEqualTo("s3://finops-reports/queries/");
    }

    @Test
    void a_census_without_Athena_has_none_of_it() {
        var without = Synthesized.census(Map.of("athena", "false"));

        assertThat(without.template().toString()).doesNotContain("AWS::Athena", "AWS::Glue", "QueryWorkgroup");
    }

    private static List<JsonNode> tables() {
        return census.all("AWS::Glue::Table");
    }

    private static Stream<String> types() {
        return census.template().get("Resources").values().stream()
                .map(resource -> resource.get("Type").stringValue());
    }

    private static String location(JsonNode table) {
        return table.at("/TableInput/StorageDescriptor/Location").toString().replaceAll("Bucket[0-9A-F]{8}", "Bucket");
    }

    private static String encryption(Map<String, Object> settings) {
        return Synthesized.census(settings)
                .only("AWS::Athena::WorkGroup")
                .at("/WorkGroupConfiguration/ResultConfiguration/EncryptionConfiguration")
                .toString();
    }

    private static String text(JsonNode node, String pointer) {
        return pointer.contains(".")
                ? node.get(pointer.substring(1)).stringValue()
                : node.at(pointer).stringValue();
    }
}
