package dev.hexpay.bootstrap.cli;

import picocli.CommandLine.Command;

/** Groups the commands for the master key. */
@Command(
        name = "master-key",
        description = "Replace the master key, or do without a lost one.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"%nExample:", "  ./hexpay master-key rotate"})
final class MasterKeyCommand {}
