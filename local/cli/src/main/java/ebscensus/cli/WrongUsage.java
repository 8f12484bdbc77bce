package ebscensus.cli;

import ebscensus.core.request.InvalidRequest;
import ebscensus.core.request.Suggestion;
import ebscensus.core.request.Text;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Prints two lines about wrong arguments: the first says what is wrong and what was probably meant, and the second says where the
 * help is.
 */
final class WrongUsage implements IParameterExceptionHandler {
    private final Console console;

    WrongUsage(Console console) {
        this.console = console;
    }

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        var command = e.getCommandLine();
        console.warn(line(e, command, arguments));
        console.err().println("See: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitStatus.WRONG_USAGE;
    }

    static String twice(String option) {
        return option + " is given twice: give it once";
    }

    private static String line(ParameterException e, CommandLine command, String... arguments) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unknown(unmatched.getUnmatched().getFirst(), command);
        }
        // If an option is misspelt, picocli may say that another option is missing. If an option is repeated, picocli
        // may complain about a second group of options.
        var written = new WrittenOptions(List.of(arguments), command.getCommandSpec());
        if (written.unknown().isPresent()) {
            return unknown(written.unknown().get(), command);
        }
        if (written.givenTwice().isPresent()) {
            return twice(written.givenTwice().get());
        }
        // A converter does not know which option it works for, so the name of the option is added to the converter's
        // message here.
        if (e.getCause() instanceof InvalidRequest refused && e.getArgSpec() instanceof OptionSpec option) {
            return Errors.message(refused.named(option.longestName()));
        }
        return Errors.message(e).lines().findFirst().orElse("").replaceFirst("^Error: ", "");
    }

    private static String unknown(String argument, CommandLine command) {
        boolean isOption = argument.startsWith("-");
        var known = isOption
                ? options(command)
                : List.copyOf(command.getSubcommands().keySet());
        String name = isOption ? argument.replaceFirst("=.*", "") : argument;
        String unknown = "unknown " + (isOption ? "option " : "argument ") + Text.quoted(name, 80);
        return unknown
                + Suggestion.similar(name, known)
                        .map(meant -> "; did you mean " + meant + "?")
                        .orElse("");
    }

    private static List<String> options(CommandLine command) {
        var names = new ArrayList<String>();
        command.getCommandSpec().options().forEach(option -> names.add(option.longestName()));
        return names;
    }
}
