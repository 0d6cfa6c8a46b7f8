package dev.hexpay.application.port.in.paypage;

import dev.hexpay.application.checkout.Checkout;
import dev.hexpay.application.checkout.NextAction;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.customer.TimeZoneName;
import dev.hexpay.domain.invoice.InvoiceNumber;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tax.LocationSource;
import dev.hexpay.domain.tax.TaxAddress;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what the payment page shows. */
public interface PayPageQueries {
    /**
     * The page of this token.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code not_found} when the token is unknown
     */
    PayPage view(LinkToken token);

    /**
     * A payment as its payer sees it.
     *
     * @param seller the merchant's name
     * @param price the price before the payer enters anything
     * @param addressOnFile the address of the customer for whom a payable link was created; null when there is none
     * @param invoice null until it is paid
     * @param status what the payer can do
     * @param timeZone the time zone of the seller, in which times are shown; of a paid payment, that of its invoice
     * @param checkout how the payer enters a card for that price; null when nothing can be entered or authenticated,
     *     because the payment has ended or its provider is not configured
     */
    record PayPage(
            Scope scope,
            String seller,
            Payment payment,
            TaxBreakdown price,
            @Nullable PostalAddress addressOnFile,
            @Nullable InvoiceLink invoice,
            PayPageStatus status,
            TimeZoneName timeZone,
            @Nullable Checkout checkout) {
        /** Whether the payer enters an address: none is on file, or it does not decide the tax. */
        public boolean asksForAddress() {
            return addressOnFile == null || price.source() != LocationSource.CUSTOMER;
        }

        /** Test mode or live mode. */
        public Mode mode() {
            return scope.mode();
        }
    }

    /**
     * The invoice of a paid payment.
     *
     * @param downloadUrl valid for 7 days
     * @param openUntil until when the page offers it to everyone who has the link, 24 hours after it was issued;
     *     afterwards only to the payer, because it contains the payer's name and address
     */
    record InvoiceLink(InvoiceNumber number, String downloadUrl, Instant openUntil) {}

    /** What a payer can do at the page. */
    enum PayPageStatus {
        /** Pay with a card. */
        PAYABLE,
        /** Authenticate the transaction that requires action; a link can be paid with another card instead. */
        REQUIRES_ACTION,
        /** Wait. */
        PROCESSING,
        /** Nothing: it is paid. */
        PAID,
        /** Nothing: the merchant canceled it. */
        CANCELED,
        /** Nothing: it was not paid in time. */
        EXPIRED,
        /** Nothing: it was a charge and was declined. */
        DECLINED
    }

    /**
     * The price for a payer at this location; nothing is stored. It is the customer's price when the customer's address
     * on file decides the tax. It is without tax while what is entered does not decide it, or when a tax service was
     * asked too often for this link.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code not_found} when the token is unknown,
     *     {@code payment_failed} when the tax cannot be calculated now
     */
    Quote quote(LinkToken token, TaxLocation location);

    /**
     * A price at a location.
     *
     * @param checkout how the payer enters a card for it; null when the provider of the link is not configured
     */
    record Quote(TaxBreakdown price, @Nullable Checkout checkout) {}

    /**
     * What the payer has to do for the transaction that requires action; empty when none does. The provider is asked, and
     * nothing of its answer is stored.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code not_found} when the token is unknown,
     *     {@code provider_unavailable} when the provider does not respond
     */
    Optional<NextAction> nextAction(LinkToken token);

    /**
     * The details of a payer that decide the tax.
     *
     * @param country ISO 3166-1 alpha-2; null while unknown
     * @param state the state or province as entered
     * @param address the rest of the address, as far as entered
     * @param taxDocument the payer's tax id; the customer's tax id applies when it is null
     */
    record TaxLocation(
            @Nullable String country,
            @Nullable String state,
            TaxAddress address,
            @Nullable TaxDocument taxDocument) {
        /** A location of which no more than country and state is known. */
        public TaxLocation(@Nullable String country, @Nullable String state, @Nullable TaxDocument taxDocument) {
            this(country, state, TaxAddress.UNKNOWN, taxDocument);
        }

        /** The location of an address. */
        public static TaxLocation of(PostalAddress address, @Nullable TaxDocument taxDocument) {
            String state = address.state() == null ? address.region() : address.state();
            return new TaxLocation(address.country(), state, TaxAddress.of(address), taxDocument);
        }
    }
}
