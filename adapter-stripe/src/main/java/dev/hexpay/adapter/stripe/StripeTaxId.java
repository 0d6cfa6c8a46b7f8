package dev.hexpay.adapter.stripe;

import com.stripe.param.tax.CalculationCreateParams.CustomerDetails.TaxId;
import dev.hexpay.domain.tax.vat.EuropeanUnion;
import dev.hexpay.domain.tax.vat.VatId;
import java.util.Map;
import java.util.Optional;

/** A tax id of a type that Stripe knows. */
record StripeTaxId(TaxId.Type type, String value) {
    /** Countries where businesses have one kind of tax id. */
    private static final Map<String, TaxId.Type> BY_COUNTRY = Map.ofEntries(
            Map.entry("AE", TaxId.Type.AE_TRN),
            Map.entry("AU", TaxId.Type.AU_ABN),
            Map.entry("CH", TaxId.Type.CH_VAT),
            Map.entry("CL", TaxId.Type.CL_TIN),
            Map.entry("IN", TaxId.Type.IN_GST),
            Map.entry("IS", TaxId.Type.IS_VAT),
            Map.entry("KR", TaxId.Type.KR_BRN),
            Map.entry("LI", TaxId.Type.LI_VAT),
            Map.entry("MX", TaxId.Type.MX_RFC),
            Map.entry("NO", TaxId.Type.NO_VAT),
            Map.entry("NZ", TaxId.Type.NZ_GST),
            Map.entry("SA", TaxId.Type.SA_VAT),
            Map.entry("SG", TaxId.Type.SG_GST),
            Map.entry("TH", TaxId.Type.TH_VAT),
            Map.entry("TR", TaxId.Type.TR_TIN),
            Map.entry("TW", TaxId.Type.TW_VAT),
            Map.entry("UA", TaxId.Type.UA_VAT),
            Map.entry("ZA", TaxId.Type.ZA_VAT));

    /** The tax id of a buyer in this country; empty if its type is not known, or it is of another country. */
    static Optional<StripeTaxId> of(String text, String country) {
        if (EuropeanUnion.isMember(country) || country.equals("GB")) {
            TaxId.Type type = country.equals("GB") ? TaxId.Type.GB_VAT : TaxId.Type.EU_VAT;
            return VatId.parse(text, country)
                    .filter(id -> id.country().equals(country))
                    .map(id -> new StripeTaxId(type, id.value()));
        }
        return Optional.ofNullable(BY_COUNTRY.get(country)).map(type -> new StripeTaxId(type, text));
    }
}
