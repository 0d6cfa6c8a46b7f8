package dev.hexpay.domain.payment;

/** A card as the payer entered it. */
public sealed interface EnteredCard permits CardDetails, ConfirmationToken {}
