package dev.hexpay.bootstrap.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * A subcommand that picocli has not described yet.
 *
 * @param command has the annotation {@link Command}
 * @param subcommands its own, if it is a group
 */
record Subcommand(Object command, List<Object> subcommands) {
    static Subcommand of(Object command, Object... subcommands) {
        return new Subcommand(command, List.of(subcommands));
    }

    String name() {
        return command.getClass().getAnnotation(Command.class).name();
    }

    CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(command);
        subcommands.forEach(commandLine::addSubcommand);
        return commandLine;
    }
}
