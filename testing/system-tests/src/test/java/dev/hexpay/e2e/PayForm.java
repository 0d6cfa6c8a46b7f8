package dev.hexpay.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.hexpay.e2e.ApiClient.ApiResponse;
import java.util.regex.Pattern;

/** The form of the payment page in a real browser. */
final class PayForm {
    private PayForm() {}

    /** Opens the page of the link and fills the form. */
    static Page openForm(Page page, ApiResponse link, String country, String card) {
        page.navigate(link.data().path("url").asText());
        fillPayer(page, country);
        fillCard(page, card);
        return page;
    }

    static void fillPayer(Page page, String country) {
        page.locator("[name=email]").fill("ada@example.com");
        page.locator("[name=name]").fill("Ada Lovelace");
        page.locator("[name=line1]").fill("Hauptstr. 1");
        page.locator("[name=city]").fill("Berlin");
        page.locator("[name=postalCode]").fill("10115");
        page.locator("[name=country]").selectOption(country);
    }

    static void fillCard(Page page, String card) {
        page.locator("[name=cardNumber]").fill(card);
        page.locator("[name=expiry]").fill("12/34");
        page.locator("[name=cvc]").fill("123");
    }

    static void pay(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Pay")))
                .first()
                .click();
    }
}
