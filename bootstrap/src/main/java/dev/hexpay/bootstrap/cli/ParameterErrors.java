package dev.hexpay.bootstrap.cli;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints what is wrong with a command line as one line, with the name that was probably meant, and where help is. */
final class ParameterErrors implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("hexpay: " + message(e));
        err.println("hexpay: see ./" + command.getCommandSpec().qualifiedName() + " --help");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static String message(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unmatched(
                    e.getCommandLine().getCommandSpec(),
                    unmatched.getUnmatched().get(0));
        }
        return String.valueOf(e.getMessage()).lines().collect(Collectors.joining(" "));
    }

    private static String unmatched(CommandSpec command, String argument) {
        if (argument.startsWith("-")) {
            return "there is no option " + argument
                    + meant(argument, command.optionsMap().keySet());
        }
        return command.subcommands().isEmpty()
                ? "unexpected argument " + argument + "; a text with spaces needs quotes"
                : "there is no command " + argument
                        + meant(argument, command.subcommands().keySet());
    }

    private static String meant(String typed, Collection<String> names) {
        return NearestName.of(typed, names)
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
    }
}
