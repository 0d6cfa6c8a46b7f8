package dev.hexpay.domain.tax;

import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.tax.vat.EuropeanUnion;
import dev.hexpay.domain.tax.vat.VatId;
import dev.hexpay.domain.tenant.Mode;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides which tax a seller of services and digital goods must add to a price, and why.
 *
 * <p>The place of supply is that of the customer (Directive 2006/112/EC, Articles 44 and 58), so the buyer's rate
 * applies, and the seller collects it where they are registered. The rules, in this order:
 *
 * <ol>
 *   <li>The buyer's country is not known: {@code unknown_location}.
 *   <li>The buyer is a business in a member state that is not the seller's own, and gave a well-formed VAT id of that
 *       state: {@code reverse_charge}. The buyer accounts for the tax (Article 196), wherever the seller is established
 *       and registered. In the seller's own state the seller's rate applies, VAT id or not.
 *   <li>The seller is not registered at the buyer's location: {@code not_registered}. This includes consumers in
 *       another member state when the seller has neither a registration there nor the one-stop shop: the tax would
 *       be due there, not in the seller's own state. (Below 10,000 euros a year, Article 59c does not require that;
 *       a seller who uses it registers nowhere, and bills abroad without the tax of this product.)
 *   <li>The country's rates differ by province, and the province is not known: {@code unknown_location}.
 *   <li>There is no rate for the place on that day: {@code not_registered}, because there is nothing to collect.
 *   <li>The rate is zero: {@code exempt}; otherwise {@code standard}.
 * </ol>
 *
 * <p>Monaco counts as France and the Isle of Man as the United Kingdom (Article 7). Northern Ireland's {@code XI}
 * belongs to the Union for goods only (Windsor Framework, Article 8), so for services it counts as the United Kingdom.
 * Parts of member states where the Union's tax does not apply (Article 6), such as the Canary Islands, are not
 * distinguished unless the table of rates lists them as provinces.
 */
public final class TaxPolicy {
    private static final Map<String, String> TAXED_AS = Map.of("MC", "FR", "IM", "GB");

    private final @Nullable String seller;
    private final @Nullable TaxRegistrations registrations;

    private TaxPolicy(@Nullable String seller, @Nullable TaxRegistrations registrations) {
        this.seller = seller;
        this.registrations = registrations;
    }

    /** A seller in this country, registered there and in {@code registrations}. */
    public static TaxPolicy of(String sellerCountry, TaxRegistrations registrations) {
        return new TaxPolicy(territory(sellerCountry), registrations);
    }

    /**
     * A seller without configuration. In sandbox mode the seller is registered in every country with rates, so that tax
     * can be tested; in live mode nowhere, because a seller must not collect tax without a registration. There is no
     * reverse charge, because the seller's own state is not known.
     */
    public static TaxPolicy unconfigured(Mode mode) {
        return new TaxPolicy(null, mode.isLive() ? TaxRegistrations.NONE : null);
    }

    /** The requested price with its tax, by these rates. */
    public TaxBreakdown decide(TaxRequest request, TaxRates rates) {
        Money subtotal = request.subtotal();
        BuyerLocation buyer = request.buyer();
        if (buyer.country() == null) {
            return TaxBreakdown.untaxed(subtotal, TaxReason.UNKNOWN_LOCATION, buyer.withTaxId(null));
        }
        String country = territory(buyer.country());
        Optional<VatId> business = businessElsewhereInTheUnion(country, buyer.taxId());
        if (business.isPresent()) {
            BuyerLocation proof = buyer.withTaxId(business.get().value());
            return TaxBreakdown.untaxed(subtotal, TaxReason.REVERSE_CHARGE, proof);
        }
        BuyerLocation location = buyer.withTaxId(null);
        if (!isRegisteredIn(country)) {
            return TaxBreakdown.untaxed(subtotal, TaxReason.NOT_REGISTERED, location);
        }
        return rates.rateFor(country, buyer.region(), request.date())
                .map(rate -> TaxBreakdown.taxed(subtotal, rate, location))
                .orElseGet(() -> TaxBreakdown.untaxed(subtotal, withoutRate(rates.needsRegion(country)), location));
    }

    private static TaxReason withoutRate(boolean needsRegion) {
        return needsRegion ? TaxReason.UNKNOWN_LOCATION : TaxReason.NOT_REGISTERED;
    }

    private Optional<VatId> businessElsewhereInTheUnion(String country, @Nullable String taxId) {
        if (taxId == null || seller == null || seller.equals(country) || !EuropeanUnion.isMember(country)) {
            return Optional.empty();
        }
        return VatId.parse(taxId, country).filter(id -> id.country().equals(country));
    }

    private boolean isRegisteredIn(String country) {
        return registrations == null || country.equals(seller) || registrations.includes(country);
    }

    private static String territory(String country) {
        return TAXED_AS.getOrDefault(country, country);
    }
}
