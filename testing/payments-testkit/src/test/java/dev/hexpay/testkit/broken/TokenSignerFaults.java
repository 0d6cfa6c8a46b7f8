package dev.hexpay.testkit.broken;

import dev.hexpay.application.port.out.TokenSigner;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.FakeSigner;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/** Faults of signers. */
final class TokenSignerFaults {
    private static final String SEPARATOR = "~";
    private static final Map<Object, FakeSigner> SIGNERS = new ConcurrentHashMap<>();

    static final List<Fault> ALL = List.of(
            Fault.that(
                    "signs with a key of its own",
                    Sabotage.replacing(
                            TokenSigner.class,
                            signer -> SIGNERS.computeIfAbsent(
                                    signer,
                                    absent -> new FakeSigner(
                                            Builders.aTransactionId().value())))),
            Fault.that("signs without a key", Sabotage.replacing(TokenSigner.class, signer -> new FakeSigner())),
            Fault.that("signs ASCII text only", in("sign", call -> {
                byte[] ascii = call.<String>arg(0).getBytes(StandardCharsets.US_ASCII);
                return call.with(0, new String(ascii, StandardCharsets.US_ASCII))
                        .proceed();
            })),
            Fault.that(
                    "trims a text before it signs",
                    in("sign", call -> call.with(0, call.<String>arg(0).strip()).proceed())),
            Fault.that(
                    "does not verify an empty text",
                    in("verify", call -> call.<Optional<String>>proceed().filter(text -> !text.isEmpty()))),
            encoding("signs in characters that URLs reserve", token -> token + "=", token -> token.replace("=", "")),
            encoding("signs in two lines", token -> token + "\n", String::strip),
            verifying("does not verify a signature", (expected, signature) -> true),
            verifying(
                    "verifies the length of a signature",
                    (expected, signature) -> signature.length() == expected.length()),
            verifying("verifies the start of a signature", (expected, signature) -> expected.startsWith(signature)),
            verifying("verifies the end of a signature", (expected, signature) -> expected.endsWith(signature)),
            Fault.that(
                    "verifies an empty token",
                    in("verify", call -> call.<String>arg(0).isEmpty() ? Optional.of("") : call.proceed())),
            Fault.that("fails on a token without a signature", in("verify", call -> {
                if (!call.<String>arg(0).contains(SEPARATOR)) {
                    throw new IndexOutOfBoundsException("no signature");
                }
                return call.proceed();
            })));

    private TokenSignerFaults() {}

    private static Sabotage in(String method, Sabotage faulty) {
        return Sabotage.in(TokenSigner.class, method, faulty);
    }

    private static Fault encoding(String description, UnaryOperator<String> encode, UnaryOperator<String> decode) {
        return Fault.that(description, call -> {
            if (call.is(TokenSigner.class, "sign")) {
                return encode.apply(call.proceed());
            }
            return call.is(TokenSigner.class, "verify")
                    ? call.with(0, decode.apply(call.arg(0))).proceed()
                    : call.proceed();
        });
    }

    /** Accepts a signature that compares in this way with the expected one. */
    private static Fault verifying(String description, BiPredicate<String, String> accepted) {
        return Fault.that(description, in("verify", call -> {
            String[] parts = call.<String>arg(0).split(SEPARATOR, -1);
            if (parts.length != 2) {
                return call.proceed();
            }
            try {
                String text = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
                String expected = ((TokenSigner) call.port()).sign(text).split(SEPARATOR, -1)[1];
                return accepted.test(expected, parts[1]) ? Optional.of(text) : Optional.empty();
            } catch (IllegalArgumentException invalid) {
                return call.proceed();
            }
        }));
    }
}
