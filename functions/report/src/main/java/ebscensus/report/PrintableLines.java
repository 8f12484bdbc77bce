package ebscensus.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import ebscensus.core.request.Text;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;

/**
 * Writes lines of UTF-8 and escapes characters that would control a terminal. A line is buffered until its line feed is
 * written.
 */
public final class PrintableLines extends Writer {
    private final OutputStream out;
    private final StringBuilder line = new StringBuilder();

    public PrintableLines(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        int start = offset;
        for (int i = offset; i < offset + length; i++) {
            if (text[i] == '\n') {
                line.append(text, start, i - start);
                out.write((Text.printable(line.toString()) + '\n').getBytes(UTF_8));
                line.setLength(0);
                start = i + 1;
            }
        }
        line.append(text, start, offset + length - start);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.write(Text.printable(line.toString()).getBytes(UTF_8));
        line.setLength(0);
        out.close();
    }
}
