package ebscensus.simulator.protocol;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes XML 1.0 as UTF-8, into one growing array or through a small buffer into a stream. Names and literal parts must be
 * ASCII and are not escaped; values are escaped. JSON bodies consist of literal parts only.
 */
final class XmlWriter {
    /** The size of the buffer, in bytes. Our own choice: larger buffers made responses no faster. */
    private static final int BUFFER = 32 * 1024;

    private final @Nullable OutputStream stream;
    private byte[] bytes;
    private int length;

    private XmlWriter(@Nullable OutputStream stream, int capacity) {
        this.stream = stream;
        this.bytes = new byte[capacity];
    }

    static XmlWriter inMemory() {
        return new XmlWriter(null, 512);
    }

    /** A writer to this stream. The writer throws an IOException of the stream as an UncheckedIOException. */
    static XmlWriter into(OutputStream stream) {
        return new XmlWriter(stream, BUFFER);
    }

    /** The length of the content in memory, in bytes. */
    int length() {
        return length;
    }

    /** Writes the content in memory to a stream. */
    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    /** Sends the rest of the buffer to the stream. */
    void flush() {
        if (stream != null) {
            try {
                writeTo(stream);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            length = 0;
        }
    }

    /** Forgets everything after the first {@code length} bytes. */
    void cut(int length) {
        this.length = length;
    }

    /** Replaces a byte in the middle with one that neither XML nor JSON allows. */
    void spoil() {
        bytes[length / 2] = 0;
    }

    /** Writes ASCII text without escaping it. */
    XmlWriter literal(String xml) {
        int size = xml.length();
        reserve(size);
        for (int i = 0; i < size; i++) {
            bytes[length + i] = (byte) xml.charAt(i);
        }
        length += size;
        return this;
    }

    XmlWriter open(String name) {
        reserve(name.length() + 2);
        bytes[length++] = '<';
        literal(name);
        return literal(">");
    }

    XmlWriter close(String name) {
        return literal("</").literal(name).literal(">");
    }

    XmlWriter element(String name, String value) {
        return open(name).text(value).close(name);
    }

    XmlWriter element(String name, long value) {
        return open(name).literal(Long.toString(value)).close(name);
    }

    XmlWriter element(String name, boolean value) {
        return open(name).literal(value ? "true" : "false").close(name);
    }

    private XmlWriter text(String text) {
        int size = text.length();
        reserve(size);
        for (int i = 0; i < size; i++) {
            char c = text.charAt(i);
            if (c >= 0x7F || c < ' ' || c == '&' || c == '<' || c == '>') {
                return rest(text, i);
            }
            bytes[length++] = (byte) c;
        }
        return this;
    }

    private XmlWriter rest(String text, int from) {
        var escaped = new StringBuilder();
        for (int i = from; i < text.length(); i++) {
            escape(text.charAt(i), escaped);
        }
        var utf8 = escaped.toString().getBytes(StandardCharsets.UTF_8);
        reserve(utf8.length);
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
        return this;
    }

    /** Escapes markup, and also control characters, because a parser would change some of them if they were not escaped. */
    private static void escape(char c, StringBuilder escaped) {
        switch (c) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            default -> {
                if (c < ' ' || (c >= 0x7F && c < 0xA0)) {
                    escaped.append("&#").append((int) c).append(';');
                } else {
                    escaped.append(c);
                }
            }
        }
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            flush();
        }
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
