package dev.hexpay.architecture.guilty.http;

import dev.hexpay.architecture.Breaks;

@Breaks("names say what a thing is")
final class PaymentService {}
