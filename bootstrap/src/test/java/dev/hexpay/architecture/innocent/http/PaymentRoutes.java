package dev.hexpay.architecture.innocent.http;

import dev.hexpay.architecture.innocent.application.port.in.GetPayment;
import io.javalin.Javalin;
import org.slf4j.Logger;

record PaymentRoutes(Javalin server, GetPayment getPayment, Logger log) {
    public String join(String a, String b, String c, String d) {
        return a + b + c + d;
    }
}
