package ebscensus.cli;

import ebscensus.aws.AwsSettings;
import ebscensus.cli.terminal.Shell;
import ebscensus.core.request.InvalidRequest;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** The command line: parses the arguments and runs a command. */
final class CensusCli {
    private final CommandLine commands;

    /**
     * @param aws settings that take precedence over the environment and the files of the AWS CLI
     * @param environment the variables of this process
     */
    CensusCli(Console console, AwsSettings aws, Map<String, String> environment) {
        commands = new CommandLine(new CensusCommand(console));
        commands.addSubcommand(new RunCommand(console, aws, environment))
                .addSubcommand(new DiffCommand(console, environment))
                .addSubcommand(new PageCommand(console))
                .addSubcommand(new SimulateCommand(console))
                .addSubcommand(new BenchmarkCommand())
                .addSubcommand(new HelpCommand())
                .registerConverter(int.class, text -> wholeNumber(text, Integer::valueOf))
                .registerConverter(long.class, text -> wholeNumber(text, Long::valueOf))
                .registerConverter(double.class, CensusCli::rate)
                .registerConverter(
                        OutputFormat.class,
                        text -> choice("format", "table, json, csv or jsonl", text, OutputFormat.values()))
                .registerConverter(Shell.class, text -> choice("shell", "bash, zsh or fish", text, Shell.values()))
                .setColorScheme(Help.defaultColorScheme(Ansi.OFF))
                .setExecutionStrategy(CensusCli::executeIfClear)
                .setExecutionExceptionHandler(new Errors(console))
                .setParameterExceptionHandler(new WrongUsage(console))
                .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    }

    /** Returns the exit status. */
    int run(String... arguments) {
        return commands.execute(arguments);
    }

    /**
     * Runs the command unless an option is repeated. picocli itself refuses only some repeated options, and for the others it
     * uses the last value.
     */
    private static int executeIfClear(ParseResult parsed) {
        var command = parsed.asCommandLineList().getLast();
        var written = new WrittenOptions(parsed.originalArgs(), command.getCommandSpec());
        written.givenTwice().ifPresent(name -> {
            throw new ParameterException(command, WrongUsage.twice(name));
        });
        return new RunLast().execute(parsed);
    }

    private static double rate(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw InvalidRequest.of("rate", text, "a rate from 0 to 1, such as 0.05");
        }
    }

    private static <T> T choice(String field, String allowed, String text, T[] choices) {
        return Stream.of(choices)
                .filter(choice -> choice.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> InvalidRequest.of(field, text, allowed));
    }

    private static <N> N wholeNumber(String text, Function<String, N> reader) {
        try {
            return reader.apply(text);
        } catch (NumberFormatException e) {
            throw InvalidRequest.of("number", text, "a whole number, such as 10");
        }
    }
}
