package dev.hexpay.architecture.innocent.invoice.pdf;

import java.awt.color.ColorSpace;

record Colours(ColorSpace space) {}
