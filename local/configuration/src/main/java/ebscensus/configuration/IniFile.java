package ebscensus.configuration;

import ebscensus.aws.AwsAccessException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one of the two files of {@code ~/.aws} as the AWS CLI reads it. The SDK's own reader ignores profiles whose names
 * contain a blank, cuts values at {@code #}, does not accept a byte order mark, and does not name the file in its errors.
 */
final class IniFile {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path file;
    private final Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    private @Nullable Map<String, String> section;
    private @Nullable String key;
    private int indent;
    private int number;

    private IniFile(Path file) {
        this.file = file;
    }

    /**
     * The values by section and key; empty if there is no such file. An indented line continues the value before it: the line is
     * appended to that value after a line break.
     *
     * @throws AwsAccessException if the file cannot be read; the message names the file and the line
     */
    static Map<String, Map<String, String>> read(Path file) {
        var ini = new IniFile(file);
        ini.lines().forEach(ini::line);
        return ini.sections;
    }

    private List<String> lines() {
        try {
            String text = Files.readString(file);
            return text.replaceFirst("^" + BYTE_ORDER_MARK, "").lines().toList();
        } catch (NoSuchFileException | NotDirectoryException _) {
            return List.of();
        } catch (CharacterCodingException e) {
            throw new AwsAccessException(file + " cannot be read: it is not UTF-8 text; save it in UTF-8", e);
        } catch (IOException e) {
            throw new AwsAccessException(file + " cannot be read: " + Reasons.of(file, e), e);
        }
    }

    private void line(String line) {
        number++;
        String text = line.strip();
        if (text.isEmpty() || text.startsWith("#") || text.startsWith(";")) {
            return;
        }
        int depth = line.indexOf(text);
        if (section != null && key != null && depth > indent) {
            section.merge(key, text, (before, more) -> before + "\n" + more);
            return;
        }
        indent = depth;
        if (text.startsWith("[")) {
            open(text);
        } else {
            property(text);
        }
    }

    private void open(String text) {
        int end = text.indexOf(']');
        if (end < 2) {
            throw broken("a section needs a name and a closing bracket");
        }
        section = new LinkedHashMap<>();
        key = null;
        if (sections.put(text.substring(1, end), section) != null) {
            throw broken("section [" + text.substring(1, end) + "] occurs twice");
        }
    }

    private void property(String text) {
        if (section == null) {
            throw broken("a section such as [default] must come first");
        }
        int delimiter = delimiter(text);
        if (delimiter <= 0) {
            throw broken("a line must be KEY = VALUE or [SECTION]");
        }
        key = text.substring(0, delimiter).strip().toLowerCase(Locale.ROOT);
        if (section.put(key, text.substring(delimiter + 1).strip()) != null) {
            throw broken(key + " occurs twice in its section");
        }
    }

    private static int delimiter(String text) {
        int equals = text.indexOf('=');
        int colon = text.indexOf(':');
        return equals < 0 || colon < 0 ? Math.max(equals, colon) : Math.min(equals, colon);
    }

    private AwsAccessException broken(String why) {
        return new AwsAccessException(file + ", line " + number + ": " + why);
    }
}
