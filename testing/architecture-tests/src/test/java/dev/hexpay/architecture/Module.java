package dev.hexpay.architecture;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The modules that contain main code, with the modules, libraries and parts of the JDK that each one may use. */
enum Module {
    DOMAIN("payments-domain", "domain"),
    APPLICATION("payments-application", "application"),
    EMBEDDED("payments-embedded", "embedded"),
    CRYPTO("adapter-crypto-jca", "adapter.crypto.jca"),
    HTTP("adapter-http-javalin", "adapter.http"),
    INVOICE_PDF("adapter-invoice-pdf", "adapter.invoice.pdf"),
    MAIL("adapter-mail-smtp", "adapter.mail.smtp"),
    OPERATOR("adapter-operator-web", "adapter.operator"),
    PERSISTENCE("adapter-persistence-jdbi", "adapter.persistence.jdbi"),
    SANDBOX("adapter-sandbox", "adapter.sandbox"),
    STRIPE("adapter-stripe", "adapter.stripe"),
    TAX_TABLE("adapter-tax-table", "adapter.tax.table"),
    WEBHOOK("adapter-webhook-http", "adapter.webhook.http"),
    VERIFIER("webhook-verifier", "webhook.verifier"),
    BOOTSTRAP("bootstrap", "bootstrap"),
    TESTKIT("testing/payments-testkit", "testkit"),
    SIMULATOR("testing/simulator", "simulator"),
    STRIPE_STUB("testing/stripe-stub", "testing.stripe"),
    OPENAPI_VALIDATOR("testing/openapi-validator", "testing.openapi");

    /** What every module may use: packages of the language that reach nothing outside the process. */
    static final List<String> COMMON = List.of(
            "java.lang",
            "java.math",
            "java.nio.charset",
            "java.text",
            "java.time..",
            "java.util",
            "java.util.function",
            "java.util.regex",
            "java.util.stream",
            "org.jspecify.annotations");

    /** What every module but domain and application may use besides: input, output and threads. */
    static final List<String> OUTSIDE =
            List.of("java.io", "java.net", "java.nio", "java.nio.file..", "java.security", "java.util.concurrent..");

    private final String directory;
    private final String packageName;

    Module(String directory, String packageName) {
        this.directory = directory;
        this.packageName = packageName;
    }

    /** The modules that it may use: only the server and the embedded library know several adapters. */
    Set<Module> modules() {
        return switch (this) {
            case DOMAIN, OPENAPI_VALIDATOR, STRIPE_STUB, VERIFIER -> Set.of();
            case APPLICATION -> Set.of(DOMAIN);
            case CRYPTO, HTTP, INVOICE_PDF, MAIL, OPERATOR, PERSISTENCE, SANDBOX, STRIPE, TAX_TABLE, TESTKIT, WEBHOOK ->
                Set.of(DOMAIN, APPLICATION);
            case SIMULATOR -> Set.of(DOMAIN, APPLICATION, TESTKIT);
            case EMBEDDED -> Set.of(DOMAIN, APPLICATION, CRYPTO, PERSISTENCE, SANDBOX, TAX_TABLE);
            case BOOTSTRAP ->
                Set.of(
                        DOMAIN,
                        APPLICATION,
                        EMBEDDED,
                        CRYPTO,
                        HTTP,
                        INVOICE_PDF,
                        MAIL,
                        OPERATOR,
                        PERSISTENCE,
                        SANDBOX,
                        STRIPE,
                        TAX_TABLE,
                        WEBHOOK);
        };
    }

    /** The packages that only some modules may use; a package that no module lists may not be used at all. */
    List<String> technologies() {
        return switch (this) {
            case DOMAIN, APPLICATION, TAX_TABLE -> List.of();
            case CRYPTO -> List.of("com.github.f4b6a3.ulid", "javax.crypto..");
            case HTTP ->
                List.of(
                        "com.fasterxml.jackson..",
                        "gg.jte..",
                        "io.github.bucket4j..",
                        "io.javalin..",
                        "jakarta.servlet..",
                        "jakarta.validation..",
                        "java.lang.annotation",
                        "java.lang.reflect",
                        "java.util.zip",
                        "javax.crypto..",
                        "org.commonmark..",
                        "org.eclipse.jetty..",
                        "org.hibernate.validator..",
                        "org.slf4j..");
            case INVOICE_PDF ->
                List.of(
                        "com.openhtmltopdf..",
                        "gg.jte..",
                        "java.awt.color",
                        "org.apache.fontbox..",
                        "org.apache.pdfbox..");
            // A socket of javax.net can be closed while a thread waits for it.
            case MAIL ->
                List.of("gg.jte..", "jakarta.mail..", "java.nio.channels", "javax.net", "org.simplejavamail..");
            case OPERATOR ->
                List.of(
                        "com.google.zxing..",
                        "gg.jte..",
                        "io.javalin..",
                        "jakarta.servlet..",
                        "javax.crypto..",
                        "org.slf4j..");
            case PERSISTENCE ->
                List.of(
                        "com.fasterxml.jackson..",
                        "java.lang.invoke",
                        "java.lang.reflect",
                        "java.sql",
                        "javax.sql",
                        "org.flywaydb..",
                        "org.jdbi..");
            case SANDBOX -> List.of("java.net.http", "java.sql", "javax.crypto..", "javax.sql", "org.jdbi..");
            case STRIPE -> List.of("com.google.gson", "com.stripe..", "java.net.http", "javax.crypto..");
            case WEBHOOK -> List.of("javax.net.ssl", "org.apache.hc.client5..", "org.apache.hc.core5..");
            // It runs in the applications of merchants, which need nothing else for it.
            case VERIFIER -> List.of("javax.crypto..");
            case EMBEDDED -> List.of("javax.sql");
            case BOOTSTRAP ->
                List.of(
                        "ch.qos.logback..",
                        "com.fasterxml.jackson..",
                        "com.zaxxer.hikari",
                        "io.javalin..",
                        "io.micrometer..",
                        "java.net.http",
                        "java.nio.channels",
                        "java.sql",
                        "java.util.zip",
                        "javax.crypto..",
                        "javax.sql",
                        "org.slf4j..",
                        "picocli");
            case TESTKIT -> List.of("java.lang.reflect", "org.assertj..", "org.junit..");
            case SIMULATOR -> List.of("java.lang.reflect", "javax.crypto..");
            case OPENAPI_VALIDATOR -> List.of("com.fasterxml.jackson..", "com.networknt.schema..");
            case STRIPE_STUB ->
                List.of(
                        "com.google.gson..",
                        "com.stripe..",
                        "com.sun.net.httpserver",
                        "java.lang.reflect",
                        "java.net.http",
                        "javax.crypto..");
        };
    }

    /** Single types of packages that it may not use as a whole. */
    Set<String> types() {
        return switch (this) {
            case DOMAIN ->
                Set.of(
                        "java.net.URI",
                        "java.net.URISyntaxException",
                        "java.security.InvalidKeyException",
                        "java.security.MessageDigest",
                        "java.security.NoSuchAlgorithmException",
                        "javax.crypto.Mac",
                        "javax.crypto.spec.SecretKeySpec");
            // A method of javax.sql.DataSource returns it.
            case PERSISTENCE -> Set.of("java.util.logging.Logger");
            default -> Set.of();
        };
    }

    /** Whether it is the core, which reaches nothing outside the process. */
    boolean isCore() {
        return this == DOMAIN || this == APPLICATION;
    }

    /** The directory, from the root of the project. */
    String directory() {
        return directory;
    }

    /** The package, below the root package. */
    String packageName() {
        return packageName;
    }

    /** The module of a directory, if it is known. */
    static Optional<Module> ofDirectory(String directory) {
        return Arrays.stream(values())
                .filter(module -> module.directory.equals(directory))
                .findFirst();
    }
}
