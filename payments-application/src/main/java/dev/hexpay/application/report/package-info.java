/** What reports consist of: periods, sums and counts. */
@NullMarked
package dev.hexpay.application.report;

import org.jspecify.annotations.NullMarked;
