package dev.hexpay.bootstrap.cli;

import picocli.CommandLine.Command;

/** Groups the commands for organizations. */
@Command(name = "organizations", description = "Create organizations.", synopsisSubcommandLabel = "COMMAND")
final class OrganizationsCommand {}
