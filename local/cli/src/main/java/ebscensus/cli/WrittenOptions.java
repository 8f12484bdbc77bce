package ebscensus.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options among arguments as they were written, right or wrong. */
final class WrittenOptions {
    private final List<String> names;
    private final CommandSpec command;

    /** @param command whose options may be among them */
    WrittenOptions(List<String> arguments, CommandSpec command) {
        this.names = arguments.stream()
                .filter(argument -> argument.startsWith("--") && argument.length() > 2)
                .map(argument -> argument.replaceFirst("=.*", ""))
                .toList();
        this.command = command;
    }

    /** The first that the command does not have. */
    Optional<String> unknown() {
        return names.stream()
                .filter(name -> !command.optionsMap().containsKey(name))
                .findFirst();
    }

    /** The first that takes one value, or none, and is there more than once. */
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
