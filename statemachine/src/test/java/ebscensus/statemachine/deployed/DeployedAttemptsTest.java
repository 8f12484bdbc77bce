package ebscensus.statemachine.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.simulator.protocol.SimulatorOptions;
import ebscensus.statemachine.deployed.DeployedCensus.Setup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * How often each function is really begun, whatever Lambda and EC2 refuse in between, and how the execution ends: what the definition
 * promises. The functions are those of the artifact, in processes that have worked for many executions before, as Lambda keeps them.
 */
@EnabledOnOs(OS.LINUX)
class DeployedAttemptsTest {
    private static final int PROCESSES = 3;

    /** Each refusal of EC2 becomes one of the function, so that none of its own waits, which are real, is among them. */
    private static final Setup SETUP = new Setup(
            SimulatorOptions.DEFAULT.withThrottle(false).withInstancesPageCap(5).withVolumesPageCap(5),
            PROCESSES,
            1,
            Map.of("CENSUS_SUMMARY", "daily"));

    @TempDir
    private static Path folder;

    private static DeployedCensus census;
    private static Promise promise;
    private static Map<Combination, Course> courses;

    @BeforeAll
    static void deploy() throws Exception {
        var synthesized = SynthesizedCensus.synthesize(folder);
        census = new DeployedCensus(synthesized, CombinationRuns.FLEET, folder, SETUP);
        promise = new Promise(synthesized.definition());
        long startedAt = System.nanoTime();
        courses = new CombinationRuns(census).courses(new Combinations(promise).all());
        System.out.printf(
                "attempts: %d combinations, %d invocations of the functions that they befall, in %d s%n",
                courses.size(),
                courses.values().stream().mapToInt(course -> course.begun().size()).sum(),
                Duration.ofNanos(System.nanoTime() - startedAt).toSeconds());
    }

    @AfterAll
    static void undeploy() throws Exception {
        census.stop();
    }

    @Test
    void what_EC2_refuses_is_tried_four_times_however_often_Lambda_refuses_to_begin() {
        assertKept(combination -> combination.trouble().isOfEc2());
    }

    private static void assertKept(Predicate<Combination> which) {
        var these = courses.entrySet().stream().filter(course -> which.test(course.getKey())).toList();
        assertThat(these).isNotEmpty();
        assertThat(these.stream().filter(course -> !course.getValue().equals(promise.of(course.getKey()))).map(course -> course.getKey() + "\n  is promised " + promise.of(course.getKey())
            + "\n  and met     " + course.getValue())).isEmpty();
    }
    @Test
    void all() {
        assertKept(combination -> true);
    }
}
