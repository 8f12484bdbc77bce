package ebscensus.configuration;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** STS behind TLS with a certificate of its own, and a proxy that leads every CONNECT there. */
final class TlsTunnel implements AutoCloseable {
    private static final String PASSWORD = "changeit";
    private static final String IDENTITY =
            "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::222222222222:user/tls</Arn>"
                    + "<Account>222222222222</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";

    private final HttpsServer server;
    private final ServerSocket proxy;
    private final Path authority;
    private final List<String> connected = new CopyOnWriteArrayList<>();

    private TlsTunnel(HttpsServer server, ServerSocket proxy, Path authority) {
        this.server = server;
        this.proxy = proxy;
        this.authority = authority;
    }

    static TlsTunnel in(Path folder) throws Exception {
        Path store = folder.resolve("tls.p12");
        Path authority = folder.resolve("authority.pem");
        keytool(
                "-genkeypair",
                "-alias",
                "tls",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD,
                "-storetype",
                "PKCS12");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "tls",
                "-file",
                authority.toString(),
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD);
        var loopback = InetAddress.getLoopbackAddress();
        var server = HttpsServer.create(new InetSocketAddress(loopback, 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(store)));
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] body = IDENTITY.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        var tunnel = new TlsTunnel(server, new ServerSocket(0, 0, loopback), authority);
        Thread.startVirtualThread(tunnel::accept);
        return tunnel;
    }

    URI proxy() {
        return URI.create("http://127.0.0.1:" + proxy.getLocalPort());
    }

    Path authority() {
        return authority;
    }

    /** The targets of the CONNECT requests. */
    List<String> connected() {
        return connected;
    }

    @Override
    public void close() throws IOException {
        proxy.close();
        server.stop(0);
    }

    private void accept() {
        while (!proxy.isClosed()) {
            try {
                var client = proxy.accept();
                Thread.startVirtualThread(() -> connect(client));
            } catch (IOException _) {
                // Closed.
                return;
            }
        }
    }

    private void connect(Socket client) {
        try (client;
                var target = new Socket(
                        InetAddress.getLoopbackAddress(), server.getAddress().getPort())) {
            connected.add(head(client.getInputStream()).split(" ", -1)[1]);
            client.getOutputStream().write("HTTP/1.1 200 Connected\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            var back = Thread.startVirtualThread(() -> pump(target, client));
            pump(client, target);
            back.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        return head.toString();
    }

    private static void pump(Socket from, Socket to) {
        try {
            OutputStream out = to.getOutputStream();
            from.getInputStream().transferTo(out);
            to.shutdownOutput();
        } catch (IOException _) {
            // One of the two has gone.
        }
    }

    private static SSLContext context(Path store) throws Exception {
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
    }
}
