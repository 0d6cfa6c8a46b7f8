package dev.hexpay.domain.customer;

import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.text.Metadata;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person or company that pays a merchant.
 *
 * @param id public id
 * @param profile details given by the merchant or the payer
 * @param origin who created the customer; it never changes
 * @param defaultMethod the payment method that charges use; null when none is set
 * @param createdAt time of creation
 * @param updatedAt time of the last change
 * @param version number of earlier saves (optimistic lock); saving an older version fails
 */
public record Customer(
        CustomerId id,
        Profile profile,
        CustomerOrigin origin,
        @Nullable PaymentMethodId defaultMethod,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    /** The details of a customer. */
    public record Profile(
            EmailAddress email,
            @Nullable ExternalId externalId,
            @Nullable FullName fullName,
            @Nullable TaxDocument taxDocument,
            TimeZoneName timezone,
            @Nullable PostalAddress address,
            @Nullable Metadata metadata) {
        /** A profile with only an e-mail address, in UTC. */
        public static Profile of(EmailAddress email) {
            return new Profile(email, null, null, null, TimeZoneName.UTC, null, null);
        }

        /** A copy with this e-mail address. */
        public Profile withEmail(EmailAddress email) {
            return new Profile(email, externalId, fullName, taxDocument, timezone, address, metadata);
        }

        /** A copy with this external id. */
        public Profile withExternalId(@Nullable ExternalId externalId) {
            return new Profile(email, externalId, fullName, taxDocument, timezone, address, metadata);
        }

        /** A copy with this name. */
        public Profile withFullName(@Nullable FullName fullName) {
            return new Profile(email, externalId, fullName, taxDocument, timezone, address, metadata);
        }

        /** A copy with this tax document. */
        public Profile withTaxDocument(@Nullable TaxDocument taxDocument) {
            return new Profile(email, externalId, fullName, taxDocument, timezone, address, metadata);
        }

        /** A copy with this time zone. */
        public Profile withTimezone(TimeZoneName timezone) {
            return new Profile(email, externalId, fullName, taxDocument, timezone, address, metadata);
        }

        /** A copy with this address. */
        public Profile withAddress(@Nullable PostalAddress address) {
            return new Profile(email, externalId, fullName, taxDocument, timezone, address, metadata);
        }

        /** A copy with this metadata. */
        public Profile withMetadata(@Nullable Metadata metadata) {
            return new Profile(email, externalId, fullName, taxDocument, timezone, address, metadata);
        }
    }

    /** A new customer of the merchant, without a default method. */
    public static Customer create(CustomerId id, Profile profile, Instant now) {
        return new Customer(id, profile, CustomerOrigin.MERCHANT, null, now, now, 0);
    }

    /** A new customer of whom only what the payer of a link entered is known, without a default method. */
    public static Customer createFromLink(CustomerId id, Profile profile, Instant now) {
        return new Customer(id, profile, CustomerOrigin.PAYMENT_LINK, null, now, now, 0);
    }

    /**
     * Whether a card becomes the default when it paid a link without customer. The payer entered the e-mail address of
     * this customer, which anyone can; so the card never replaces a default, and never becomes that of a customer whom
     * the merchant created.
     */
    public boolean acceptsDefaultFromOpenLink() {
        return origin == CustomerOrigin.PAYMENT_LINK && defaultMethod == null;
    }

    /** The external id when there is one, else our customer id. */
    public String merchantReference() {
        ExternalId externalId = profile.externalId();
        return externalId == null ? id.value() : externalId.value();
    }

    /** A copy with another profile. */
    public Customer withProfile(Profile newProfile, Instant now) {
        return new Customer(id, newProfile, origin, defaultMethod, createdAt, now, version);
    }

    /** A copy that is charged with {@code method}. */
    public Customer withDefaultMethod(PaymentMethodId method, Instant now) {
        return new Customer(id, profile, origin, method, createdAt, now, version);
    }

    /** A copy with this version: the one that it has after it is saved. */
    public Customer withVersion(long saved) {
        return new Customer(id, profile, origin, defaultMethod, createdAt, updatedAt, saved);
    }

    /** A copy without a default method; nothing is charged until another is set. */
    public Customer withoutDefaultMethod(Instant now) {
        return new Customer(id, profile, origin, null, createdAt, now, version);
    }
}
