package dev.hexpay.bootstrap.cli;

import picocli.CommandLine.Command;

/** The commands about webhook endpoints. */
@Command(
        name = "webhooks",
        description = "Enable webhook endpoints.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"%nExample:", "  ./hexpay webhooks enable whe_…"})
final class WebhooksCommand {}
