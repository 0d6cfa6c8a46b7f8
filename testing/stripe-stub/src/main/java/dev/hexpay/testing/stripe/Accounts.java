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
    private final Ledger ledger;

    Accounts(Ledger ledger) {
        this.ledger = ledger;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/v1/account", AccountRetrieveCurrentParams.class, call -> account()),
                Endpoint.get("/v1/balance", BalanceRetrieveParams.class, this::balance));
    }

    private static JsonObject account() {
        return Json.object(
                "id",
                "acct_Stub00000000000001",
                "object",
                "account",
                "capabilities",
                Json.object("card_payments", "active", "transfers", "active"),
                "charges_enabled",
                true,
                "country",
                TaxRates.SELLER_COUNTRY,
                "default_currency",
                "eur",
                "details_submitted",
                true,
                "payouts_enabled",
                true,
                "settings",
                Json.object("card_payments", Json.object("statement_descriptor_prefix", "HEXPAY")));
    }

    private JsonObject balance(ApiCall call) {
        List<JsonObject> available = ledger.totals(call.mode()).entrySet().stream()
                .map((Map.Entry<String, Ledger.Movement> entry) ->
                        Json.object("amount", entry.getValue().net(), "currency", entry.getKey()))
                .toList();
        return Json.object(
                "object",
                "balance",
                "available",
                available,
                "livemode",
                call.mode().isLive(),
                "pending",
                List.of());
    }
}
