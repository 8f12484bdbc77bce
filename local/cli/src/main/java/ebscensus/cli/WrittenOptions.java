package ebscensus.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The names of all options that were typed, valid or not. */
final class WrittenOptions {
    private final List<String> names;
    private final CommandSpec command;

    /** @param command the command that got the arguments */
    WrittenOptions(List<String> arguments, CommandSpec command) {
        this.names = arguments.stream()
                .filter(argument -> argument.startsWith("--") && argument.length() > 2)
                .map(argument -> argument.replaceFirst("=.*", ""))
                .toList();
        this.command = command;
    }

    /** The first option that the command does not have. */
    Optional<String> unknown() {
        return names.stream()
                .filter(name -> !command.optionsMap().containsKey(name))
                .findFirst();
    }

    /** The first option that may be given only once and was given again. */
    Optional<String> givenTwice() {
        var seen = new HashSet<OptionSpec>();
        return names.stream()
                .filter(name -> {
                    var option = command.optionsMap().get(name);
                    return option != null && !option.isMultiValue() && !seen.add(option);
                })
                .findFirst();
    }
}
