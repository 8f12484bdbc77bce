package ebscensus.cli.terminal;

import java.util.Locale;
import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;

/** The shells that have a completion script. */
public enum Shell {
    BASH,
    ZSH,
    FISH;

    public String script(CommandSpec commands) {
        return switch (this) {
            // zsh also reads the script of bash.
            case BASH, ZSH -> AutoComplete.bash(commands.name(), commands.commandLine());
            case FISH -> new FishCompletion(commands).script();
        };
    }

    /** The shell as users write it in the option. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
