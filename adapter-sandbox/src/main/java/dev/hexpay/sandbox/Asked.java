package dev.hexpay.sandbox;

import dev.hexpay.sandbox.SandboxFaults.Verb;

/**
 * A question about an attempt, or about a refund of its money.
 *
 * @param about by whose id the question is counted
 * @param byCard what goes wrong, by the card that was charged, the first time that this is asked
 */
record Asked(Verb verb, AttemptKey attempt, String about, Fault byCard) {}
