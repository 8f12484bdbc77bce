package ebscensus.cli.firstcontact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A proxy that takes CONNECT and whole URLs, and leads every name to one and the same server: so a client may ask for
 * AWS's own host names, which are in the log.
 */
final class ForwardProxy implements AutoCloseable {
    private static final String CREDENTIALS =
            "Basic " + Base64.getEncoder().encodeToString("user:p@ss".getBytes(UTF_8));

    private final ProxyScript script;
    private final ServerSocket server;
    private final int httpPort;
    private final int httpsPort;
    private final Queue<String> targets = new ConcurrentLinkedQueue<>();
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();

    private ForwardProxy(ProxyScript script, ServerSocket server, int httpPort, int httpsPort) {
        this.script = script;
        this.server = server;
        this.httpPort = httpPort;
        this.httpsPort = httpsPort;
    }

    static ForwardProxy start(ProxyScript script, int httpPort, int httpsPort) throws IOException {
        var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var proxy = new ForwardProxy(script, server, httpPort, httpsPort);
        Thread.ofVirtual().start(proxy::accept);
        return proxy;
    }

    int port() {
        return server.getLocalPort();
    }

    List<String> targets() {
        return List.copyOf(targets);
    }

    @Override
    public void close() {
        closed(server);
        open.forEach(ForwardProxy::closed);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                // Closed, and so done.
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            String head = head(client.getInputStream());
            String[] line = head.lines().findFirst().orElse("").split(" ", -1);
            if (line.length != 3) {
                return;
            }
            targets.add(line[1]);
            boolean isTunnel = line[0].equals("CONNECT");
            if (script == ProxyScript.FORBIDS) {
                say(client, "403 Forbidden", "<html><title>Blocked by policy</title></html>");
            } else if (script == ProxyScript.PASSWORD && !head.contains("Proxy-Authorization: " + CREDENTIALS)) {
                say(client, "407 Proxy Authentication Required", "");
            } else {
                lead(client, isTunnel, isTunnel ? "" : head);
            }
        } catch (IOException e) {
            // The client or the server is gone; the test sees that by what it got.
            closed(client);
        }
    }

    private void lead(Socket client, boolean isTunnel, String head) throws IOException {
        try (var upstream = new Socket(InetAddress.getLoopbackAddress(), isTunnel ? httpsPort : httpPort)) {
            open.add(upstream);
            if (isTunnel) {
                client.getOutputStream().write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(ISO_8859_1));
            } else {
                upstream.getOutputStream().write(head.getBytes(ISO_8859_1));
            }
            var back = Thread.ofVirtual().start(() -> pump(upstream, client));
            pump(client, upstream);
            back.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pump(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            // One end closed the connection: so does the other.
            closed(to);
        }
    }

    private static void say(Socket client, String status, String body) throws IOException {
        client.getOutputStream()
                .write("""
                    HTTP/1.1 %s\r
                    Content-Type: text/html\r
                    Proxy-Authenticate: Basic realm="proxy"\r
                    Connection: close\r
                    Content-Length: %d\r
                    \r
                    %s\
                    """.formatted(status, body.length(), body).getBytes(ISO_8859_1));
    }

    /** Up to the empty line, byte by byte, so that nothing of what follows is taken. */
    private static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0) {
            head.write(next);
            if (head.size() >= 4 && head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
                break;
            }
            next = in.read();
        }
        return head.toString(ISO_8859_1);
    }

    private static void closed(AutoCloseable resource) {
        try {
            resource.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
