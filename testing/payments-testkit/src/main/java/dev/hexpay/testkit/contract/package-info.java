/** What each port promises, sentence by sentence, for any adapter to prove: subclasses give a harness and no more. */
@NullMarked
package dev.hexpay.testkit.contract;

import org.jspecify.annotations.NullMarked;
