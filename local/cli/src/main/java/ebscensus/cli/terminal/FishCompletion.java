package ebscensus.cli.terminal;

import ebscensus.report.Cells;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Generates the completion script for fish, because picocli generates one only for bash. Source:
 * fishshell.com/docs/current/cmds/complete.html, 2026-11.
 */
public final class FishCompletion {
    private static final int LONGEST_DESCRIPTION = 80;

    private final CommandSpec root;
    private final List<String> lines = new ArrayList<>();

    public FishCompletion(CommandSpec root) {
        this.root = root;
    }

    public String script() {
        add("-f");
        options(root, "__fish_use_subcommand");
        root.subcommands().forEach((name, command) -> {
            var spec = command.getCommandSpec();
            add("-n __fish_use_subcommand -a " + name
                    + description(spec.usageMessage().description()));
            String condition = "'__fish_seen_subcommand_from " + name + "'";
            options(spec, condition);
            if (spec.positionalParameters().stream().anyMatch(FishCompletion::isFile)) {
                add("-n " + condition + " -F");
            }
        });
        return String.join("\n", lines);
    }

    private void options(CommandSpec spec, String condition) {
        spec.options().stream()
                .filter(option -> !option.hidden())
                .forEach(option ->
                        add("-n " + condition + names(option) + value(option) + description(option.description())));
    }

    private static String names(OptionSpec option) {
        var names = new StringBuilder();
        for (String name : new TreeSet<>(List.of(option.names()))) {
            names.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        return names.toString();
    }

    private static String value(ArgSpec option) {
        if (option.arity().max() == 0) {
            return "";
        }
        if (option.completionCandidates() != null) {
            return " -x -a " + quoted(String.join(" ", option.completionCandidates()));
        }
        return isFile(option) ? " -r -F" : " -x";
    }

    private static boolean isFile(ArgSpec argument) {
        return List.of(argument.auxiliaryTypes()).contains(Path.class);
    }

    /** The option {@code -d}, with the text that fish shows beside the name: the first sentence, shortened if necessary. */
    private static String description(String... paragraphs) {
        String text = String.join(" ", paragraphs).replace("%n", " ").strip();
        String sentence = text.replaceFirst("[.:;]( .*)?$", "");
        return " -d " + quoted(Cells.cut(sentence, LONGEST_DESCRIPTION));
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private void add(String what) {
        lines.add("complete -c " + root.name() + " " + what);
    }
}
