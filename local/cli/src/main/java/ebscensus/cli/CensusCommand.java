package ebscensus.cli;

import ebscensus.core.InvalidRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What there is before a subcommand is named. */
@Command(
        name = "census",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "How much EBS storage is attached to an EC2 fleet: in total, and by account, region, volume type and"
                        + " tag. The number is exact, or the report says what is missing from it.",
        descriptionHeading = "%n",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {"  census run --simulate 10000", "  census run --all-regions --group-by tag:team", "  census help run"
        })
final class CensusCommand implements Runnable {
    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show the stack trace with an error.")
    private boolean debug;

    /** Runs only where no subcommand is named. */
    @Override
    public void run() {
        throw new InvalidRequest("no command is named; there are run and simulate, and census --help tells more");
    }

    boolean debug() {
        return debug;
    }
}
