package ebscensus.cli;

import ebscensus.core.InvalidRequest;
import ebscensus.core.Suggestion;
import ebscensus.core.Text;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with the arguments and what was probably meant, in two lines. */
final class WrongUsage implements IParameterExceptionHandler {
    private final Console console;

    WrongUsage(Console console) {
        this.console = console;
    }

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        var command = e.getCommandLine();
        console.err().println("census: " + Text.printable(line(e, command)));
        console.err().println("See: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitStatus.WRONG_USAGE;
    }

    private static String line(ParameterException e, CommandLine command) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unknown(unmatched.getUnmatched().getFirst(), command);
        }
        // A converter's own words, without picocli's around them.
        return e.getCause() instanceof InvalidRequest refused ? named(e, refused) : firstLine(e);
    }

    private static String named(ParameterException e, InvalidRequest refused) {
        String message = Errors.message(refused);
        return e.getArgSpec() instanceof CommandLine.Model.OptionSpec option
                ? option.longestName() + message.substring(message.indexOf(':'))
                : message;
    }

    private static String unknown(String argument, CommandLine command) {
        boolean isOption = argument.startsWith("-");
        var known = isOption
                ? options(command)
                : List.copyOf(command.getSubcommands().keySet());
        String name = isOption ? argument.replaceFirst("=.*", "") : argument;
        String unknown = "unknown " + (isOption ? "option " : "argument ") + Text.quoted(name, 80);
        return known.isEmpty() ? unknown : unknown + "; did you mean " + Suggestion.nearest(name, known) + "?";
    }

    private static List<String> options(CommandLine command) {
        var names = new ArrayList<String>();
        command.getCommandSpec().options().forEach(option -> names.add(option.longestName()));
        return names;
    }

    private static String firstLine(ParameterException e) {
        return Errors.message(e).lines().findFirst().orElse("");
    }
}
