package ebscensus.cli;

import ebscensus.cli.terminal.Shell;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line without a subcommand. */
@Command(
        name = "census",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        description = "Counts the EBS storage that is attached to an EC2 fleet, in total and by account, region, volume"
                + " type and tag. The result is exact, or the report says what is missing.",
        descriptionHeading = "%n",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {"  census run --simulate 10000", "  census run --all-regions --group-by tag:team", "  census help run"
        })
final class CensusCommand implements Callable<Integer> {
    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show the stack trace with an error.")
    private boolean debug;

    @Option(
            names = "--completion",
            paramLabel = "SHELL",
            description =
                    "Print a script that lets bash, zsh or fish complete options: source <(./census --completion bash),"
                            + " or ./census --completion fish | source.")
    private @Nullable Shell completion;

    @Spec
    private @Nullable CommandSpec spec;

    private final Console console;

    CensusCommand(Console console) {
        this.console = console;
    }

    /**
     * Called only if the arguments name no subcommand. Without {@code --completion} such a call is wrong usage, because nothing
     * is counted and the exit status must not look like that of a census.
     */
    @Override
    public Integer call() {
        var commands = commands();
        if (completion != null) {
            console.print(completion.script(commands));
            return ExitStatus.COMPLETE;
        }
        commands.commandLine().usage(console.err());
        return ExitStatus.WRONG_USAGE;
    }

    boolean debug() {
        return debug;
    }

    private CommandSpec commands() {
        if (spec == null) {
            throw new IllegalStateException("the command line has not been parsed yet");
        }
        return spec;
    }
}
