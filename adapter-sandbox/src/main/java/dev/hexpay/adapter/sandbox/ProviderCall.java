package dev.hexpay.adapter.sandbox;

import dev.hexpay.adapter.sandbox.SandboxFaults.Operation;

/**
 * A call about a charge or about one of its refunds.
 *
 * @param subjectId the id of the transaction or refund by which calls are counted
 * @param cardFault the fault that the card defines for the first such call
 */
record ProviderCall(Operation operation, ChargeKey charge, String subjectId, Fault cardFault) {}
