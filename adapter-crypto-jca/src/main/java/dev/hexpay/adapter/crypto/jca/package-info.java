/** Chance and secrets: ids, the master key and what is encrypted under it. */
@NullMarked
package dev.hexpay.adapter.crypto.jca;

import org.jspecify.annotations.NullMarked;
