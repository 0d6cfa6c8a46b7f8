package dev.hexpay.domain.customer;

import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.text.Metadata;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who pays a merchant.
 *
 * @param id its public name
 * @param profile what the merchant or the payer said about them
 * @param defaultMethod the vaulted method that a charge uses
 * @param createdAt when it was made
 * @param updatedAt when it last changed
 * @param version how often it was saved before; a save against an older version loses
 */
public record Customer(
        CustomerId id,
        Profile profile,
        @Nullable PaymentMethodId defaultMethod,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    /** What is known about a customer. */
    public record Profile(
            EmailAddress email,
            @Nullable ExternalId externalId,
            @Nullable FullName fullName,
            @Nullable TaxDocument taxDocument,
            TimeZoneName timezone,
            @Nullable PostalAddress address,
            @Nullable Metadata metadata) {}

    /** A new customer. */
    public static Customer create(CustomerId id, Profile profile, Instant now) {
        return new Customer(id, profile, null, now, now, 0);
    }

    /** The id by which the merchant knows them: their own when they gave one, else ours. */
    public String merchantReference() {
        ExternalId externalId = profile.externalId();
        return externalId == null ? id.value() : externalId.value();
    }

    /** The same customer with another profile. */
    public Customer withProfile(Profile newProfile, Instant now) {
        return new Customer(id, newProfile, defaultMethod, createdAt, now, version);
    }

    /** The same customer, charged by this method from now on. */
    public Customer withDefaultMethod(PaymentMethodId method, Instant now) {
        return new Customer(id, profile, method, createdAt, now, version);
    }

    /** The same customer, charged by no method until another is chosen. */
    public Customer withoutDefaultMethod(Instant now) {
        return new Customer(id, profile, null, createdAt, now, version);
    }
}
