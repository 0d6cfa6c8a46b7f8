package dev.hexpay.architecture.guilty.invoice.pdf;

import dev.hexpay.architecture.Breaks;
import java.awt.Font;

@Breaks("a technology is known only where it is granted")
record DrawsOnTheScreen(Font font) {}
