package ebscensus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ebscensus.simulator.fleet.FleetShape;
import ebscensus.simulator.fleet.Simulation;
import ebscensus.simulator.protocol.Simulator;
import ebscensus.simulator.protocol.SimulatorOptions;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code ./census} and {@code cdk/app} do before there is a JVM. */
class StartTest {
    private static final Map<String, String> NOT_INSTALLED = Map.of("LC_ALL", "xx_XX.UTF-8");
    private static final String LOCK = "local/cli/target/building.lock";

    /** Of this process, which is running. */
    private static final long PID = ProcessHandle.current().pid();

    @TempDir
    private Path folder;

    private Checkout checkout;

    @BeforeEach
    void set_up() throws IOException {
        checkout = Checkout.in(folder);
    }

    @Test
    void the_first_start_builds_and_says_so_and_the_second_does_not() throws Exception {
        var first = checkout.census("run");
        var second = checkout.census("run");

        assertThat(first.status()).isZero();
        assertThat(first.out()).startsWith("started with ");
        assertThat(first.err()).isEqualTo("census: building; this takes a minute or two and is not needed again\n");
        assertThat(second).isEqualTo(new Ran(0, first.out(), ""));
        assertThat(checkout.builds()).isOne();
        assertThat(checkout.trainings()).isOne();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "pom.xml",
                "functions/core/pom.xml",
                "functions/core/src/main/java/A.java",
                "functions/core/src/main/java/New.java",
                "functions/new/pom.xml",
                "local/cli/src/main/resources/version.txt"
            })
    void another_content_of_what_the_program_is_built_from_is_built(String file) throws Exception {
        checkout.census("run");
        checkout.write(file, "something else");

        assertThat(checkout.census("run").err()).contains("building");
        assertThat(checkout.census("run").err()).isEmpty();
        assertThat(checkout.builds()).isEqualTo(2);
        assertThat(checkout.trainings()).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "README.md",
                "functions/core/src/test/java/ATest.java",
                "functions/core/target/generated-sources/src/main/java/G.java",
                "local/benchmark/src/main/java/C.java"
            })
    void what_the_program_is_not_built_from_is_not(String file) throws Exception {
        checkout.census("run");
        checkout.write(file, "something else");

        assertThat(checkout.census("run").err()).isEmpty();
        assertThat(checkout.builds()).isOne();
    }

    @Test
    void a_source_that_is_gone_or_has_another_name_is_built_without_it() throws Exception {
        checkout.census("run");
        var source = checkout.folder().resolve("functions/core/src/main/java/A.java");
        Files.move(source, source.resolveSibling("Z.java"));

        assertThat(checkout.census("run").err()).contains("building");
    }

    @Test
    void another_time_of_the_same_content_builds_nothing() throws Exception {
        checkout.census("run");
        var source = checkout.folder().resolve("functions/core/src/main/java/A.java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(1000)));

        assertThat(checkout.census("run").err()).isEmpty();
        assertThat(checkout.builds()).isOne();
    }

    @Test
    void a_copy_of_a_built_checkout_builds_nothing_and_keeps_its_cache() throws Exception {
        checkout.census("run");

        var copy = checkout.copy();

        assertThat(copy.census("run").err()).isEmpty();
        assertThat(copy.census("run").err()).isEmpty();
        assertThat(checkout.builds()).isOne();
        assertThat(checkout.trainings()).isOne();
        assertThat(Files.getLastModifiedTime(copy.folder().resolve("local/cli/target/lib/a.jar")))
                .isEqualTo(Files.getLastModifiedTime(checkout.folder().resolve("local/cli/target/lib/a.jar")));
    }

    @Test
    void jars_that_were_built_by_hand_get_a_cache_of_their_own() throws Exception {
        checkout.census("run");
        checkout.write("local/cli/target/cli.jar", "built by hand");
        // A build by hand is seconds later, not within the tick of the clock in which the file system has just noted a
        // time.
        Files.setLastModifiedTime(
                checkout.folder().resolve("local/cli/target/cli.jar"),
                FileTime.from(Instant.now().plusSeconds(1)));

        checkout.census("run");
        checkout.census("run");

        assertThat(checkout.trainings()).isEqualTo(2);
        assertThat(checkout.builds()).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Non-resolvable import POM: Cannot access central (https://repo.example.com) in offline mode and the"
                        + " artifact org.junit:junit-bom:pom:6.1.3 has not been downloaded from it before.",
                "Non-resolvable import POM: Could not transfer artifact org.junit:junit-bom:pom:6.1.3 from/to central"
                    + " (https://repo.example.com): transfer failed for https://repo.example.com/junit-bom-6.1.3.pom"
            })
    void without_a_network_the_first_start_says_in_one_line_that_it_needs_one(String maven) throws Exception {
        checkout.maven("echo '[ERROR] " + maven + "'; exit 1\n");

        var ran = checkout.census("run");

        assertThat(ran.status()).isOne();
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines().skip(1))
                .singleElement()
                .asString()
                .startsWith("census: the first start needs the network once")
                .endsWith("local/cli/target/build.log");
    }

    @Test
    void any_other_failure_of_the_build_is_shown_and_the_next_start_tries_again() throws Exception {
        checkout.maven("echo '[ERROR] B.java: class expected'; exit 1\n");

        var ran = checkout.census("run");
        checkout.maven("exit 1\n");
        checkout.census("run");

        assertThat(ran.status()).isOne();
        assertThat(ran.err()).contains("\n[ERROR] B.java: class expected\ncensus: the build failed;");
        assertThat(checkout.builds()).isEqualTo(2);
    }

    @Test
    void a_second_start_waits_for_the_first_and_says_for_whom() throws Exception {
        var builds = folder.resolve("builds");
        var go = folder.resolve("go");
        checkout.maven("touch " + builds + "; until [ -e " + go + " ]; do sleep 0.1; done\n"
                + "cd \"$PWD/local/cli/target\" && mkdir -p lib && touch cli.jar lib/a.jar\n");
        var first = checkout.start(Map.of(), List.of("./census", "run"));
        while (!Files.exists(builds)) {
            Thread.onSpinWait();
        }

        var second = checkout.start(Map.of(), List.of("./census", "run"));
        BufferedReader told = second.errorReader();

        assertThat(told.readLine())
                .startsWith("census: waiting for process " + first.pid() + ", which is building; if it is not, remove ")
                .endsWith("/" + LOCK);
        Files.createFile(go);
        assertThat(first.waitFor()).isZero();
        assertThat(second.waitFor()).isZero();
        assertThat(told.readLine()).isNull();
        assertThat(checkout.builds()).isOne();
        assertThat(checkout.folder().resolve(LOCK)).doesNotExist();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"99999999", "no process"})
    void the_lock_of_a_process_that_is_gone_is_nobodys(String owner) throws Exception {
        lockedBy(owner);

        var ran = checkout.census("run");

        assertThat(ran.status()).isZero();
        assertThat(ran.err()).doesNotContain("waiting");
        assertThat(Files.isSymbolicLink(checkout.folder().resolve(LOCK))).isFalse();
    }

    @Test
    void a_start_that_lacks_only_its_cache_does_not_wait() throws Exception {
        checkout.census("run");
        Files.delete(checkout.folder().resolve("local/cli/target/census.aot.of"));
        lockedBy("" + PID);

        assertThat(checkout.census("run").status()).isZero();
        assertThat(checkout.trainings()).isOne();
    }

    @Test
    void a_checkout_that_cannot_be_written_says_so_if_it_has_to_be_built_first() throws Exception {
        checkout.write("local/cli/target", "in the way of the folder");

        var ran = checkout.census("run");

        assertThat(ran.status()).isOne();
        assertThat(ran.err())
                .isEqualTo("census: has to be built first, and cannot write to "
                        + checkout.folder().toRealPath()
                        + "/local/cli/target: start it once as a user who can\n");
    }

    @Test
    void a_checkout_that_cannot_be_written_starts_if_it_is_built_even_without_a_cache() throws Exception {
        checkout.census("run");
        Files.delete(checkout.folder().resolve("local/cli/target/census.aot.of"));
        setMode("r-xr-xr-x", "local/cli/target");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

        var ran = checkout.censusAs(somebodyElse(), "run");

        setMode("rwxr-xr-x", "local/cli/target");
        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out()).startsWith("started with ");
        assertThat(checkout.trainings()).isOne();
    }

    @Test
    void a_locale_that_is_named_but_not_installed_is_replaced_by_one_that_is() throws Exception {
        checkout.java("LC_ALL=$LC_ALL locale charmap\n");

        var census = Checkout.ended(checkout.start(NOT_INSTALLED, List.of("./census", "run")));
        var cdk = Checkout.ended(checkout.start(NOT_INSTALLED, List.of("cdk/app")));

        assertThat(census.out()).isEqualTo("UTF-8\n");
        assertThat(cdk.out()).isEqualTo("UTF-8\n");
    }

    /** What is passed on is in a script, byte by byte: this JVM may itself have a locale in which it cannot be said. */
    @Test
    void arguments_file_names_and_the_environment_may_hold_any_character_whatever_the_locale() throws Exception {
        checkout.census("run");
        replaceTheJarByOneThatStartsThisCommandLine();
        checkout.java("exec '" + Path.of(System.getProperty("java.home"), "bin", "java") + "' \"$@\"\n");
        var shape = FleetShape.DEFAULT.withNastyTags(List.of("Grün/東"));
        try (var simulator = Simulator.start(
                Simulation.of(1, 60, List.of("111122223333"), List.of("eu-west-1"))
                        .withShape(shape),
                SimulatorOptions.DEFAULT)) {
            checkout.write("Größe/config", "[default]\nregion = eu-west-1\n");
            checkout.write("script", """
                export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test AWS_CONFIG_FILE=Größe/config
                unset AWS_REGION AWS_PROFILE
                ./census run --endpoint-url %s --filter tag:team=Grün/東 --group-by tag:team \\
                    --output json --out 東.json && cat 東.json
                """.formatted(simulator.endpoint()));

            var ran = Checkout.ended(checkout.start(NOT_INSTALLED, List.of("sh", "script")));

            assertThat(ran.status()).as(ran.err()).isZero();
            assertThat(ran.out())
                    .contains("\"Grün/東\"", "eu-west-1")
                    .doesNotContain("\"tag:team\" : { }")
                    .containsPattern("\"instances\" : [1-9]");
        }
    }

    private void lockedBy(String owner) throws IOException {
        Files.createDirectories(checkout.folder().resolve(LOCK).getParent());
        Files.createSymbolicLink(checkout.folder().resolve(LOCK), Path.of(owner));
    }

    private void setMode(String mode, String name) throws IOException {
        Files.setPosixFilePermissions(checkout.folder().resolve(name), PosixFilePermissions.fromString(mode));
    }

    /** Who runs the tests as root may write everything, and becomes nobody. */
    private static List<String> somebodyElse() {
        return System.getProperty("user.name").equals("root")
                ? List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
                : List.of();
    }

    private void replaceTheJarByOneThatStartsThisCommandLine() throws IOException {
        var manifest = new Manifest();
        var attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, Main.class.getName());
        attributes.put(
                Attributes.Name.CLASS_PATH,
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .map(entry -> Path.of(entry).toUri().toString())
                        .collect(Collectors.joining(" ")));
        var jar = checkout.folder().resolve("local/cli/target/cli.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    }
}
