package dev.hexpay.bootstrap.doctor;

import java.util.List;

/** That no mode has keys of Stripe. */
public final class StripeAbsentCheck implements Check {
    @Override
    public String subject() {
        return "Stripe";
    }

    @Override
    public List<CheckResult> run() {
        return List.of(
                CheckResult.ok(subject(), "no keys are set: live payments are refused, and the sandbox is built in"));
    }
}
