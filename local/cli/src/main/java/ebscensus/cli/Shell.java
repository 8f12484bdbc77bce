package ebscensus.cli;

import ebscensus.core.request.InvalidRequest;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import picocli.AutoComplete;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;

/** A shell that completes what is typed, and how it is told what there is. */
enum Shell {
    /** Its script is also read by zsh, as one for bash. */
    BASH {
        @Override
        String script(CommandSpec commands) {
            return AutoComplete.bash(commands.name(), commands.commandLine());
        }
    },
    ZSH {
        @Override
        String script(CommandSpec commands) {
            return BASH.script(commands);
        }
    },
    FISH {
        @Override
        String script(CommandSpec commands) {
            return new FishCompletion(commands).script();
        }
    };

    abstract String script(CommandSpec commands);

    /** As the option has it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    static final class Converter implements ITypeConverter<Shell> {
        @Override
        public Shell convert(String text) {
            return Arrays.stream(values())
                    .filter(shell -> shell.toString().equals(text))
                    .findFirst()
                    .orElseThrow(() -> InvalidRequest.of("shell", text, "bash, zsh or fish"));
        }
    }

    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(values()).map(Shell::toString).iterator();
        }
    }
}
