package dev.hexpay.adapter.sandbox;

import dev.hexpay.adapter.sandbox.SandboxFaults.Operation;

/**
 * A question about an attempt, or about a refund of its money.
 *
 * @param subjectId by whose id the question is counted
 * @param cardFault what goes wrong, by the card that was charged, the first time that this is asked
 */
record ProviderCall(Operation operation, ChargeKey charge, String subjectId, Fault cardFault) {}
