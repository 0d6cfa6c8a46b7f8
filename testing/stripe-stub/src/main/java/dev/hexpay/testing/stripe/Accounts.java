package dev.hexpay.testing.stripe;

import com.google.gson.JsonObject;
import com.stripe.param.AccountRetrieveCurrentParams;
import com.stripe.param.BalanceRetrieveParams;
import dev.hexpay.testing.stripe.http.ApiCall;
import dev.hexpay.testing.stripe.http.Endpoint;
import dev.hexpay.testing.stripe.http.Json;
import java.util.List;
import java.util.Map;

/** {@code /v1/account} and {@code /v1/balance}: only the balance says which mode a key has. */
final class Accounts {
    private final StubState state;
    private final Ledger ledger;

    Accounts(StubState state, Ledger ledger) {
        this.state = state;
        this.ledger = ledger;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/v1/account", AccountRetrieveCurrentParams.class, call -> account()),
                Endpoint.get("/v1/balance", BalanceRetrieveParams.class, this::balance));
    }

    private JsonObject account() {
        boolean isActive = !state.conditions().accountIsInactive();
        return Json.of("id", "acct_Stub00000000000001")
                .and("object", "account")
                .and(
                        "capabilities",
                        Json.of("card_payments", isActive ? "active" : "inactive")
                                .and("transfers", "active"))
                .and("charges_enabled", isActive)
                .and("country", TaxRates.SELLER_COUNTRY)
                .and("default_currency", "eur")
                .and("details_submitted", isActive)
                .and("payouts_enabled", true)
                .and("settings", Json.of("card_payments", Json.of("statement_descriptor_prefix", "HEXPAY")))
                .json();
    }

    private JsonObject balance(ApiCall call) {
        List<JsonObject> available = ledger.totals(call.mode()).entrySet().stream()
                .map((Map.Entry<String, Ledger.Movement> entry) -> Json.of(
                                "amount", entry.getValue().net())
                        .and("currency", entry.getKey())
                        .json())
                .toList();
        return Json.of("object", "balance")
                .and("available", available)
                .and("livemode", call.mode().isLive())
                .and("pending", List.of())
                .json();
    }
}
