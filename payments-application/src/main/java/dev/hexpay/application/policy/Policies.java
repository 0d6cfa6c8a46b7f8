package dev.hexpay.application.policy;

import dev.hexpay.domain.tax.OpenLinkReverseCharge;

/**
 * What an operator decides about the rules of the use cases.
 *
 * @param reverseCharge whether a payer of a link without customer can cause a reverse charge
 * @param declines how many declined cards pause a link and an e-mail address
 */
public record Policies(OpenLinkReverseCharge reverseCharge, DeclineLimits declines) {
    /** A payer can cause a reverse charge, and the limits are the default ones. */
    public static final Policies DEFAULT = new Policies(OpenLinkReverseCharge.ON, DeclineLimits.DEFAULT);

    /** The same policies with this one of reverse charges. */
    public Policies withReverseCharge(OpenLinkReverseCharge newReverseCharge) {
        return new Policies(newReverseCharge, declines);
    }

    /** The same policies with these limits of declined cards. */
    public Policies withDeclines(DeclineLimits newDeclines) {
        return new Policies(reverseCharge, newDeclines);
    }
}
