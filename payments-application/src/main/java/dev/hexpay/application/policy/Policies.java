package dev.hexpay.application.policy;

import dev.hexpay.domain.payment.LinkTokenForm;
import dev.hexpay.domain.tax.OpenLinkReverseCharge;

/**
 * What an operator decides about the rules of the use cases.
 *
 * @param reverseCharge whether a payer of a link without customer can cause a reverse charge
 * @param declines how many declined cards pause a link and an e-mail address
 * @param retention how long events are kept
 * @param linkTokens the form of new link tokens
 */
public record Policies(
        OpenLinkReverseCharge reverseCharge, DeclineLimits declines, Retention retention, LinkTokenForm linkTokens) {
    /** A payer can cause a reverse charge, the limits are the default ones, and link tokens name no scope. */
    public static final Policies DEFAULT =
            new Policies(OpenLinkReverseCharge.ON, DeclineLimits.DEFAULT, Retention.DEFAULT, LinkTokenForm.SHORT);

    /** The same policies with this one of reverse charges. */
    public Policies withReverseCharge(OpenLinkReverseCharge newReverseCharge) {
        return new Policies(newReverseCharge, declines, retention, linkTokens);
    }

    /** The same policies with these limits of declined cards. */
    public Policies withDeclines(DeclineLimits newDeclines) {
        return new Policies(reverseCharge, newDeclines, retention, linkTokens);
    }

    /** The same policies with this retention. */
    public Policies withRetention(Retention newRetention) {
        return new Policies(reverseCharge, declines, newRetention, linkTokens);
    }

    /** The same policies with this form of new link tokens. */
    public Policies withLinkTokens(LinkTokenForm newLinkTokens) {
        return new Policies(reverseCharge, declines, retention, newLinkTokens);
    }
}
