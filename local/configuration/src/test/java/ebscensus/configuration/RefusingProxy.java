package ebscensus.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;

/** A proxy that lets nobody through and answers every request with a page of its own. */
final class RefusingProxy implements AutoCloseable {
    private final ServerSocket socket;
    private final byte[] answer;

    RefusingProxy(int status, String page) {
        answer = ("HTTP/1.1 " + status
                        + " Refused\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Type: text/html\r\n"
                        + "Content-Length: " + page.length() + "\r\nConnection: close\r\n\r\n" + page)
                .getBytes(StandardCharsets.US_ASCII);
        try {
            socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::serve);
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (var client = socket.accept()) {
                var _ = client.getInputStream().read(new byte[4096]);
                client.getOutputStream().write(answer);
            } catch (IOException _) {
                // Closed, or the client has gone.
            }
        }
    }
}
