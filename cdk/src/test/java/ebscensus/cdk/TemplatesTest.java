package ebscensus.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.assertions.Match;

/**
 * Each setting alone, and all of them together, in four regions of three partitions. What these tests leave in target/templates
 * is linted by src/test/js/lint.js, in the regions that a file is for.
 */
class TemplatesTest {
    private static final Path FOLDER = Path.of("target", "templates");
    private static final String LACKS_MOST = "cn-north-1";
    static final List<String> REGIONS = List.of("us-east-1", "us-gov-west-1", LACKS_MOST, "ap-southeast-6");

    @BeforeAll
    static void empty() throws IOException {
        Files.createDirectories(FOLDER);
        try (var old = Files.list(FOLDER)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
    }

    /** Their templates depend on the region in nothing, once what some regions lack is off. */
    static Stream<Variant> alone() {
        return Variant.each().stream()
                .filter(variant -> !List.of(Variant.DEFAULT, Variant.ALL).contains(variant));
    }

    @ParameterizedTest
    @MethodSource("alone")
    void cdk_nag_finds_nothing_that_is_not_explained_with_one_setting(Variant variant) throws IOException {
        write(variant.name(), findNothing(Synthesized.census(variant.settings(), LACKS_MOST)));
    }

    @ParameterizedTest
    @FieldSource("REGIONS")
    void cdk_nag_finds_nothing_that_is_not_explained_with_no_setting_and_with_all(String region) throws IOException {
        for (var variant : List.of(Variant.DEFAULT, Variant.ALL)) {
            write(variant.name() + "." + region, findNothing(Synthesized.census(variant.settings(), region)));
        }
    }

    @Test
    void cdk_nag_finds_nothing_that_is_not_explained_in_the_role_of_members() throws IOException {
        write("member", findNothing(Synthesized.memberRole(Map.of())));
    }

    /** What is left says what the stack is called, when it starts what, and how big it is; the stack has the same parts whatever it says. */
    @Test
    void every_setting_for_operators_has_a_template_of_its_own_and_a_part_in_that_of_all() {
        var alone =
                alone().flatMap(variant -> variant.settings().keySet().stream()).collect(Collectors.toSet());

        assertThat(Setting.keys())
                .filteredOn(key -> !alone.contains(key))
                .containsExactlyInAnyOrder(
                        "prefix",
                        "timeZone",
                        "request",
                        "regions",
                        "reportRetentionDays",
                        "volumeRetentionDays",
                        "memory",
                        "organizationId");
        assertThat(Setting.keys())
                .filteredOn(key -> !Variant.ALL.settings().containsKey(key))
                .containsExactlyInAnyOrder(
                        "prefix", "timeZone", "regions", "reportRetentionDays", "volumeRetentionDays", "memory");
    }

    @Test
    void what_is_one_value_in_one_template_is_another_in_the_next() {
        assertThat(Variant.each()).hasSize(25).extracting(Variant::name).doesNotHaveDuplicates();
        assertThat(Variant.each().stream()
                        .map(variant -> Synthesized.census(variant.settings(), LACKS_MOST)
                                .template()
                                .toString())
                        .distinct())
                .as("all but the two that China has by default, and termination protection, which is no part of it")
                .hasSize(25 - 3);
    }

    private static Synthesized findNothing(Synthesized stack) {
        stack.annotations().hasNoError("*", Match.anyValue());
        return stack;
    }

    private static void write(String name, Synthesized stack) throws IOException {
        Files.write(FOLDER.resolve(name + ".template.json"), Json.write(stack.template()));
    }
}
