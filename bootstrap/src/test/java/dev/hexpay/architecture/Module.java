package dev.hexpay.architecture;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The modules of the build, and which of them each one may know: the arrows of the design. */
enum Module {
    DOMAIN("payments-domain", "domain"),
    APPLICATION("payments-application", "application"),
    TESTKIT("payments-testkit", "testkit"),
    PERSISTENCE("adapter-persistence-jdbi", "persistence.jdbi"),
    SANDBOX("adapter-sandbox", "sandbox"),
    TAX_TABLE("adapter-tax-table", "tax.table"),
    INVOICE_PDF("adapter-invoice-pdf", "invoice.pdf"),
    MAIL("adapter-mail-smtp", "mail.smtp"),
    HTTP("adapter-http-javalin", "http"),
    BOOTSTRAP("bootstrap", "bootstrap");

    private final String directory;
    private final String packageName;

    Module(String directory, String packageName) {
        this.directory = directory;
        this.packageName = packageName;
    }

    /** The arrows: adapters never know each other, and only the bootstrap knows them. */
    private Set<Module> known() {
        return switch (this) {
            case DOMAIN -> Set.of();
            case APPLICATION -> Set.of(DOMAIN);
            case TESTKIT, PERSISTENCE, SANDBOX, TAX_TABLE, INVOICE_PDF, MAIL, HTTP -> Set.of(DOMAIN, APPLICATION);
            case BOOTSTRAP -> Set.of(DOMAIN, APPLICATION, PERSISTENCE, SANDBOX, TAX_TABLE, INVOICE_PDF, MAIL, HTTP);
        };
    }

    /** The directory of its sources. */
    String directory() {
        return directory;
    }

    /** Its package, below the root. */
    String packageName() {
        return packageName;
    }

    /** Whether its classes may use those of {@code other}. */
    boolean mayKnow(Module other) {
        return this == other || known().contains(other);
    }

    /** The module whose package, below the root, is or contains {@code name}. */
    static Optional<Module> ofPackage(String name) {
        return Arrays.stream(values())
                .filter(module -> Packages.isWithin(name, module.packageName))
                .findFirst();
    }
}
