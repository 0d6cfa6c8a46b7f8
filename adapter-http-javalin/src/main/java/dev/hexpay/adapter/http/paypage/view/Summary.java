package dev.hexpay.adapter.http.paypage.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The summary of a payment: seller, description, price and expiry.
 *
 * @param expiresAt null if the link does not expire or the payment is closed
 * @param cancelUrl the link to leave without paying; null if there is none
 */
public record Summary(
        String seller,
        String description,
        Price price,
        @Nullable Time expiresAt,
        @Nullable String cancelUrl) {

    private static final int SHORT = 11;
    private static final int LONG = 16;

    /**
     * The lines of a price; also the JSON of a quote.
     *
     * @param tax the tax amount, or the reason why it is not determined yet
     * @param totalMinor the total in minor units; the form returns it as the total that the payer saw
     * @param formAmount the total in the unit of the provider's card form; null if the card is entered in ours
     */
    public record Price(
            String subtotal,
            String taxLabel,
            String tax,
            String total,
            long totalMinor,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL)
            Long formAmount) {
        /** The CSS class of the font size in which the total fits on one line of a phone. */
        public String size() {
            return Summary.size(total);
        }
    }

    /** The CSS class of the font size in which a large amount fits on one line of a phone; empty for short amounts. */
    public static String size(String amount) {
        if (amount.length() > LONG) {
            return " huge";
        }
        return amount.length() > SHORT ? " long" : "";
    }

    /** An instant as text and as ISO 8601. */
    public record Time(String text, String iso) {}

    /** The first letter of the seller's name. */
    public String initial() {
        return seller.strip().substring(0, seller.strip().offsetByCodePoints(0, 1));
    }
}
