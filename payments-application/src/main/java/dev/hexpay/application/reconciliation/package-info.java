/** The comparison of what is recorded here with what a provider has moved. */
@NullMarked
package dev.hexpay.application.reconciliation;

import org.jspecify.annotations.NullMarked;
