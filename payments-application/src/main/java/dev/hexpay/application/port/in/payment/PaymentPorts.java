package dev.hexpay.application.port.in.payment;

/** What can be done with payments. */
public record PaymentPorts(
        OpenPaymentLink openLink, ChargeCustomer charge, CancelPayment cancel, PaymentQueries queries) {}
