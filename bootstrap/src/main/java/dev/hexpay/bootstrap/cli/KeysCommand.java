package dev.hexpay.bootstrap.cli;

import picocli.CommandLine.Command;

/** Groups the commands for API keys. */
@Command(
        name = "keys",
        description = "Create API keys.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"%nExample:", "  ./hexpay keys create --mode sandbox"})
final class KeysCommand {}
