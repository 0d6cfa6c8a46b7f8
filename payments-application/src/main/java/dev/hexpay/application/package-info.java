/** What can be done with payments: the use cases, the ports that ask for them and the ports they need. */
@NullMarked
package dev.hexpay.application;

import org.jspecify.annotations.NullMarked;
