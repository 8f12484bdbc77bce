package ebscensus.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The arrows between the modules and packages. It reads the compiled classes of all modules, and fails where one is missing. */
class ArchitectureTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final List<String> MODULES = List.of(
            "functions/core",
            "functions/json",
            "functions/report",
            "functions/aws",
            "functions/handlers",
            "cdk",
            "local/configuration",
            "local/simulator",
            "local/cli",
            "local/lambda",
            "local/benchmark");

    /** The state machine is JSON; its tests are all the code that it has. */
    private static final Path STATE_MACHINE = ROOT.resolve("statemachine/target/test-classes");

    /** From the top down. */
    private static final List<String> FLOORS_OF_CORE = List.of("count", "plan", "census", "inventory", "request");

    private static final int MOST_TYPES_OF_A_PACKAGE = 45;
    private static final JavaClasses PROGRAM = new ClassFileImporter().importPaths(compiled());

    @Test
    void every_module_has_been_compiled() {
        assertThat(compiled()).allMatch(Files::isDirectory);
        assertThat(STATE_MACHINE).isDirectory();
    }

    @Test
    void no_package_is_in_a_cycle() {
        slices().matching("ebscensus.(**)").should().beFreeOfCycles().check(PROGRAM);
        slices().matching("ebscensus.(**)")
                .should()
                .beFreeOfCycles()
                .check(new ClassFileImporter().importPath(STATE_MACHINE));
    }

    @Test
    void core_has_five_floors_and_no_arrow_leads_up() {
        for (int floor = 0; floor < FLOORS_OF_CORE.size(); floor++) {
            var allowed = FLOORS_OF_CORE.subList(floor, FLOORS_OF_CORE.size()).stream()
                    .map(name -> "ebscensus.core." + name)
                    .toArray(String[]::new);
            noClasses()
                    .that(resideInAPackage("ebscensus.core." + FLOORS_OF_CORE.get(floor)))
                    .should()
                    .dependOnClassesThat(resideInAPackage("ebscensus.core..").and(resideOutsideOfPackages(allowed)))
                    .check(PROGRAM);
        }
        assertThat(PROGRAM.that(resideInAPackage("ebscensus.core"))).isEmpty();
    }

    @Test
    void no_package_has_more_types_than_a_reader_can_hold() {
        var types = PROGRAM.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(groupingBy(JavaClass::getPackageName, counting()));

        assertThat(types)
                .isNotEmpty()
                .allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(MOST_TYPES_OF_A_PACKAGE));
    }

    @Test
    void core_knows_the_jdk_and_annotations_for_the_compiler_only() {
        classes()
                .that(resideInAPackage("ebscensus.core.."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "ebscensus.core..", "java..", "org.jspecify..", "com.google.errorprone.annotations.."))
                .check(PROGRAM);
    }

    @Test
    void the_aws_sdk_is_seen_by_the_adapters_and_by_who_configures_them_only() {
        noClasses()
                .that(resideOutsideOfPackages(
                        "ebscensus.aws..", "ebscensus.configuration..", "ebscensus.benchmark..", "ebscensus.cdk.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("software.amazon.."))
                .check(PROGRAM);
    }

    @Test
    void the_adapters_see_core_json_and_their_libraries_only() {
        noClasses()
                .that(resideInAPackage("ebscensus.aws.."))
                .should()
                .dependOnClassesThat(
                        ours().and(resideOutsideOfPackages("ebscensus.aws..", "ebscensus.core..", "ebscensus.json..")))
                .check(PROGRAM);
    }

    @Test
    void the_configuration_sees_the_adapters_and_core_only() {
        noClasses()
                .that(resideInAPackage("ebscensus.configuration.."))
                .should()
                .dependOnClassesThat(ours().and(resideOutsideOfPackages(
                        "ebscensus.configuration..", "ebscensus.aws..", "ebscensus.core..")))
                .check(PROGRAM);
    }

    @Test
    void the_codec_sees_nothing_else_of_ours_than_core() {
        noClasses()
                .that(resideInAPackage("ebscensus.json.."))
                .should()
                .dependOnClassesThat(ours().and(resideOutsideOfPackages("ebscensus.json..", "ebscensus.core..")))
                .check(PROGRAM);
    }

    @Test
    void reports_are_made_of_core_and_written_by_the_codec_and_know_no_aws() {
        noClasses()
                .that(resideInAPackage("ebscensus.report.."))
                .should()
                .dependOnClassesThat(ours().and(
                                resideOutsideOfPackages("ebscensus.report..", "ebscensus.core..", "ebscensus.json..")))
                .orShould()
                .dependOnClassesThat(resideInAnyPackage("software.amazon..", "com.amazonaws.."))
                .check(PROGRAM);
    }

    @Test
    void jackson_is_seen_by_the_codec_and_those_who_hand_json_on() {
        noClasses()
                .that(resideInAnyPackage("ebscensus.core..", "ebscensus.cli..", "ebscensus.simulator.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("tools.jackson..", "com.fasterxml.jackson.."))
                .check(PROGRAM);
    }

    @Test
    void the_simulator_knows_nothing_of_ours() {
        classes()
                .that(resideInAPackage("ebscensus.simulator.."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "ebscensus.simulator..",
                        "java..",
                        "com.sun.net.httpserver..",
                        "org.jspecify..",
                        "com.google.errorprone.annotations.."))
                .check(PROGRAM);
    }

    @Test
    void what_the_simulator_has_knows_nothing_of_how_it_is_asked() {
        classes()
                .that(resideInAPackage("ebscensus.simulator.fleet"))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "ebscensus.simulator.fleet",
                        "ebscensus.simulator.price",
                        "java..",
                        "org.jspecify..",
                        "com.google.errorprone.annotations.."))
                .check(PROGRAM);
        noClasses()
                .that(resideInAPackage("ebscensus.simulator.fault"))
                .should()
                .dependOnClassesThat(resideInAPackage("ebscensus.simulator.protocol"))
                .check(PROGRAM);
    }

    @Test
    void what_simulated_volumes_cost_knows_of_none() {
        classes()
                .that(resideInAnyPackage("ebscensus.simulator.price", "ebscensus.simulator.json"))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "ebscensus.simulator.price", "ebscensus.simulator.json", "java..", "org.jspecify.."))
                .check(PROGRAM);
    }

    @Test
    void the_program_that_runs_in_lambda_never_sees_what_stands_in_for_aws() {
        noClasses()
                .that(resideInAnyPackage(
                        "ebscensus.core..",
                        "ebscensus.json..",
                        "ebscensus.report..",
                        "ebscensus.aws..",
                        "ebscensus.functions.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "ebscensus.configuration..",
                        "ebscensus.simulator..",
                        "ebscensus.lambda..",
                        "ebscensus.cli..",
                        "picocli.."))
                .check(PROGRAM);
    }

    @Test
    void the_command_line_never_sees_the_handlers() {
        noClasses()
                .that(resideInAPackage("ebscensus.cli.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("ebscensus.functions..", "com.amazonaws.."))
                .check(PROGRAM);
    }

    private static DescribedPredicate<JavaClass> ours() {
        return resideInAPackage("ebscensus..");
    }

    private static List<Path> compiled() {
        return MODULES.stream()
                .map(module -> ROOT.resolve(module).resolve("target/classes"))
                .toList();
    }
}
