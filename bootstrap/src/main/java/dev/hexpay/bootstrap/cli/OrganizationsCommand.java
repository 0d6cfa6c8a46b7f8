package dev.hexpay.bootstrap.cli;

import picocli.CommandLine.Command;

/** Groups the commands for organizations. */
@Command(
        name = "organizations",
        description = "Create organizations.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"%nExample:", "  ./hexpay organizations create \"Second Shop\""})
final class OrganizationsCommand {}
