/** Validated text: plain text, descriptions, metadata and URLs. */
@NullMarked
package dev.hexpay.domain.text;

import org.jspecify.annotations.NullMarked;
