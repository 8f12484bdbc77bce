package ebscensus.cli;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;

/** A shell and its completion script. */
enum Shell {
    /** Its script also works in zsh. */
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

    /** The value of the option. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(values()).map(Shell::toString).iterator();
        }
    }
}
