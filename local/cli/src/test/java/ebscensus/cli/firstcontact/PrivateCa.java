package ebscensus.cli.firstcontact;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate authority that no system trusts, and a server's certificate by it for every host that a row asks. */
final class PrivateCa {
    private static final String PASSWORD = "changeit";
    private static final List<String> REGIONS = List.of(
            "us-east-1",
            "us-east-2",
            "us-west-2",
            "eu-west-1",
            "eu-north-1",
            "eu-nowhere-1",
            "us-gov-west-1",
            "eusc-de-east-1");

    private final Path folder;

    private PrivateCa(Path folder) {
        this.folder = folder;
    }

    /** Made with the JDK's keytool, in that folder. */
    static PrivateCa in(Path folder) throws IOException, InterruptedException {
        var ca = new PrivateCa(folder);
        ca.keytool("-genkeypair -alias ca -keyalg EC -dname CN=TestCA -validity 2 -ext bc:c=ca:true -ext"
                + " ku:c=keyCertSign");
        ca.keytool("-genkeypair -alias server -keyalg EC -dname CN=aws -validity 2 -signer ca -ext eku=serverAuth -ext"
                + " san="
                + names());
        ca.keytool("-exportcert -rfc -alias ca -file " + ca.pem());
        ca.keytool("-genkeypair -alias other -keyalg EC -dname CN=OtherCA -validity 2 -ext bc:c=ca:true");
        ca.keytool("-exportcert -rfc -alias other -file " + ca.otherPem());
        Files.writeString(ca.bothPems(), Files.readString(ca.otherPem()) + Files.readString(ca.pem()));
        return ca;
    }

    /** The authority's certificate. */
    Path pem() {
        return folder.resolve("ca.pem");
    }

    /** The certificate of an authority that has nothing to do with it. */
    Path otherPem() {
        return folder.resolve("other.pem");
    }

    /** Both certificates, the stranger's first. */
    Path bothPems() {
        return folder.resolve("both.pem");
    }

    SSLContext tls() throws GeneralSecurityException, IOException {
        var keys = KeyStore.getInstance(folder.resolve("keys.p12").toFile(), PASSWORD.toCharArray());
        keys.deleteEntry("ca");
        keys.deleteEntry("other");
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static String names() {
        var local = Stream.of("ip:127.0.0.1", "dns:localhost");
        var aws = REGIONS.stream()
                .flatMap(region -> Stream.of(
                        "dns:*." + region + ".amazonaws.com",
                        "dns:portal.sso." + region + ".amazonaws.com",
                        "dns:*." + region + ".amazonaws.eu",
                        "dns:*." + region + ".api.aws"));
        // The price list of the whole partition aws is in three regions.
        var prices = Stream.of("us-east-1", "eu-central-1", "ap-south-1")
                .map(region -> "dns:api.pricing." + region + ".amazonaws.com");
        var china = Stream.of("dns:*.cn-north-1.amazonaws.com.cn", "dns:*.amazonaws.com", "dns:*.corp.example");
        return Stream.of(local, aws, prices, china).flatMap(names -> names).collect(Collectors.joining(","));
    }

    private void keytool(String arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        // With these options of its JVM, keytool takes half of the processor time.
        command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
        command.addAll(List.of(arguments.split(" ", -1)));
        command.addAll(List.of(
                "-storetype", "PKCS12", "-keystore", folder.resolve("keys.p12").toString()));
        command.addAll(List.of("-storepass", PASSWORD));
        Path log = Files.createTempFile(folder, "keytool", ".log");
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException("keytool " + arguments + ": " + Files.readString(log, UTF_8));
        }
    }
}
