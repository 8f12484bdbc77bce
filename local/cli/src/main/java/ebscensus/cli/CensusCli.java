package ebscensus.cli;

import ebscensus.aws.AwsSettings;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/** The command line as a function of its arguments and its surroundings. */
final class CensusCli {
    private final CommandLine commands;

    /** @param aws what no option says */
    CensusCli(Console console, AwsSettings aws) {
        commands = new CommandLine(new CensusCommand());
        commands.addSubcommand(new RunCommand(console, aws))
                .addSubcommand(new SimulateCommand(console))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(Help.defaultColorScheme(Ansi.OFF))
                .setExecutionExceptionHandler(new Errors(console))
                .setParameterExceptionHandler(new WrongUsage(console))
                .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    }

    /** Gives the exit status. */
    int run(String... arguments) {
        return commands.execute(arguments);
    }
}
