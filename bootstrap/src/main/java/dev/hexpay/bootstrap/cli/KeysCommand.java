package dev.hexpay.bootstrap.cli;

import picocli.CommandLine.Command;

/** Groups the commands for API keys. */
@Command(name = "keys", description = "Create API keys.", synopsisSubcommandLabel = "COMMAND")
final class KeysCommand {}
