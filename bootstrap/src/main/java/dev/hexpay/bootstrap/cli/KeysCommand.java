package dev.hexpay.bootstrap.cli;

import picocli.CommandLine.Command;

/** Makes API keys at the machine itself. */
@Command(name = "keys", description = "Make API keys.", synopsisSubcommandLabel = "COMMAND")
final class KeysCommand {}
