/** Tests of the distribution, which run after it is packaged. */
@NullMarked
package dev.hexpay.bootstrap.distribution;

import org.jspecify.annotations.NullMarked;
