package dev.hexpay.testkit.broken;

import dev.hexpay.application.port.out.CardTokenizer;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.payment.CardDetails;
import dev.hexpay.domain.payment.PaymentSource.CardToken;
import dev.hexpay.testkit.TestCard;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Faults of card tokenizers. */
final class CardTokenizerFaults {
    private static final Map<CardDetails, CardToken> TOKENS = new ConcurrentHashMap<>();

    static final List<Fault> ALL = List.of(
            Fault.that("has the card number in its token", in(call -> {
                CardToken token = call.proceed();
                return new CardToken(
                        token.reference() + call.<CardDetails>arg(1).number());
            })),
            Fault.that("has one token per card", in(call -> {
                CardToken token = call.proceed();
                return TOKENS.computeIfAbsent(call.arg(1), card -> token);
            })),
            Fault.that(
                    "accepts any card number",
                    in(call -> call.with(1, TestCard.SUCCEEDS.details()).proceed())),
            rejecting(
                    "repeats the rejected card number",
                    card -> PaymentsException.invalid("cardNumber", "must not be " + card.number())),
            rejecting(
                    "names another field than the card number",
                    card -> PaymentsException.invalid("number", "must be a test card")),
            rejecting(
                    "reports an unknown card as not found",
                    card -> PaymentsException.of(ErrorCode.NOT_FOUND, "No such card.")));

    private CardTokenizerFaults() {}

    private static Sabotage in(Sabotage faulty) {
        return Sabotage.in(CardTokenizer.class, "tokenize", faulty);
    }

    private static Fault rejecting(String description, Function<CardDetails, PaymentsException> rejection) {
        return Fault.that(description, in(call -> {
            try {
                return call.proceed();
            } catch (PaymentsException e) {
                throw rejection.apply(call.arg(1));
            }
        }));
    }
}
