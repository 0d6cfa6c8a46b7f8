package dev.hexpay.simulator;

import dev.hexpay.application.port.out.PaymentProvider.Presence;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.payment.PaymentSource;
import dev.hexpay.simulator.ProviderLedger.Charge;
import dev.hexpay.testkit.TestCard;

/** The results of charges: the test card decides. */
final class ChargeResults {
    private final CardVault vault;
    private int chargeCount;

    ChargeResults(CardVault vault) {
        this.vault = vault;
    }

    /** The first result of a charge. */
    ProviderResult of(Charge charge) {
        TestCard card = charge.card();
        if (card == null) {
            return declined("invalid_payment_method");
        }
        boolean isOffSession = charge.request().presence() == Presence.OFF_SESSION;
        return switch (card) {
            case SUCCEEDS, DISPUTED -> succeeded(charge);
            case DECLINED, INSUFFICIENT_FUNDS, EXPIRED -> declined("card_declined");
            case AUTHENTICATES_ONCE ->
                isOffSession ? succeeded(charge) : new ProviderResult.RequiresAction(nextReference());
            case AUTHENTICATES_ALWAYS -> new ProviderResult.RequiresAction(nextReference());
            case DECLINED_OFF_SESSION -> isOffSession ? declined("card_declined") : succeeded(charge);
        };
    }

    /** A success, which saves an entered card. */
    ProviderResult succeeded(Charge charge) {
        String reference = nextReference();
        TestCard card = charge.card();
        if (card == null || charge.request().source() instanceof PaymentSource.SavedMethod) {
            return new ProviderResult.Succeeded(reference, null, null);
        }
        return new ProviderResult.Succeeded(reference, vault.vaulted(charge.scope(), card), null);
    }

    static ProviderResult declined(String code) {
        return new ProviderResult.Declined(new Failure(code, null, "Your card was not accepted."));
    }

    private String nextReference() {
        return "ch_" + ++chargeCount;
    }
}
