package dev.hexpay.testkit.broken;

import dev.hexpay.application.port.out.Encryptor;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.FakeEncryptor;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Faults of encryptors. */
final class EncryptorFaults {
    private static final Map<Object, FakeEncryptor> ENCRYPTORS = new ConcurrentHashMap<>();
    private static final Map<List<Object>, String> ENCRYPTED = new ConcurrentHashMap<>();
    private static final int MAX_LENGTH = 65_535;

    static final List<Fault> ALL = List.of(
            Fault.that(
                    "encrypts with a key of its own",
                    Sabotage.replacing(
                            Encryptor.class,
                            encryptor -> ENCRYPTORS.computeIfAbsent(
                                    encryptor,
                                    absent -> new FakeEncryptor(
                                            Builders.aTransactionId().value())))),
            Fault.that("encrypts without a key", Sabotage.replacing(Encryptor.class, encryptor -> new FakeEncryptor())),
            encrypting(
                    "encrypts ASCII text only",
                    plain -> new String(plain.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII)),
            encrypting("trims a text before it encrypts", String::strip),
            encrypting(
                    "encrypts the start of a long text",
                    plain -> plain.substring(0, Math.min(plain.length(), MAX_LENGTH))),
            Fault.that("encrypts a text equally every time", in("encrypt", call -> {
                String encrypted = call.proceed();
                return ENCRYPTED.computeIfAbsent(List.of(call.port(), call.<String>arg(0)), absent -> encrypted);
            })),
            Fault.that("encrypts in two lines", call -> {
                if (call.is(Encryptor.class, "encrypt")) {
                    return call.proceed() + "\n";
                }
                return call.is(Encryptor.class, "decrypt")
                        ? call.with(0, call.<String>arg(0).strip()).proceed()
                        : call.proceed();
            }),
            Fault.that("encrypts nothing in ASCII text", in("encrypt", call -> {
                String ascii = call.<String>arg(0).replaceAll("[^!-~]", "");
                return ascii + call.proceed();
            })),
            Fault.that("does not authenticate", in("decrypt", EncryptorFaults::unauthenticated)),
            decrypting("returns an empty text for one that it cannot decrypt", rejected -> ""),
            decrypting("returns the text that it cannot decrypt", rejected -> rejected),
            Fault.that(
                    "returns a text that is not encrypted",
                    in("decrypt", call -> call.<String>arg(0).startsWith("e") ? call.proceed() : call.arg(0))),
            decrypting("fails differently on what it cannot decrypt", rejected -> {
                throw new IllegalArgumentException("illegal base64 character");
            }),
            Fault.that("never encrypts again", in("reencrypt", call -> {
                call.proceed();
                return call.arg(0);
            })),
            Fault.that("encrypts again what is under the current key", in("reencrypt", call -> {
                Encryptor encryptor = (Encryptor) call.port();
                // The first ciphertexts of two fakes with one key are equal.
                encryptor.encrypt("");
                return encryptor.encrypt(encryptor.decrypt(call.arg(0)));
            })),
            Fault.that(
                    "encrypts again under the earlier key",
                    in(
                            "reencrypt",
                            call -> new FakeEncryptor().encrypt(((Encryptor) call.port()).decrypt(call.arg(0))))),
            Fault.that("returns what it cannot encrypt again", in("reencrypt", call -> {
                try {
                    return call.proceed();
                } catch (IllegalStateException e) {
                    return call.arg(0);
                }
            })),
            Fault.that(
                    "ignores what follows the ciphertext",
                    in(
                            "decrypt",
                            call -> call.with(0, call.<String>arg(0).replaceFirst("A+$", ""))
                                    .proceed())));

    private EncryptorFaults() {}

    private static Sabotage in(String method, Sabotage faulty) {
        return Sabotage.in(Encryptor.class, method, faulty);
    }

    private static Fault encrypting(String description, UnaryOperator<String> change) {
        return Fault.that(
                description,
                in("encrypt", call -> call.with(0, change.apply(call.arg(0))).proceed()));
    }

    private static Fault decrypting(String description, Function<String, String> rejected) {
        return Fault.that(description, in("decrypt", call -> {
            try {
                return call.proceed();
            } catch (IllegalStateException e) {
                return rejected.apply(call.arg(0));
            }
        }));
    }

    /** Decrypts without a check of the checksum. */
    private static Object unauthenticated(PortCall call) throws Throwable {
        String[] parts = call.<String>arg(0).split(":", -1);
        try {
            return parts.length < 2
                    ? call.proceed()
                    : new String(HexFormat.of().parseHex(parts[1]), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noHex) {
            return call.proceed();
        }
    }
}
