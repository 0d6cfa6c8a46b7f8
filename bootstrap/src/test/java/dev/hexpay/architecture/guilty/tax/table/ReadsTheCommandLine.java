package dev.hexpay.architecture.guilty.tax.table;

import dev.hexpay.architecture.Breaks;
import picocli.CommandLine.Command;

@Breaks("a technology is known only where it is granted")
@Command
final class ReadsTheCommandLine {}
