package dev.hexpay.architecture;

import java.util.List;
import java.util.Set;

/**
 * What is not ours. Each technology is named here once; what is not named nobody may know.
 *
 * @param packages its packages
 * @param knowers the modules that may know it
 */
record Technology(List<String> packages, Set<Module> knowers) {
    private static final List<Technology> GRANTED = List.of(
            new Technology(List.of("io.javalin", "org.eclipse.jetty", "jakarta.servlet"), Set.of(Module.HTTP)),
            new Technology(List.of("com.fasterxml.jackson"), Set.of(Module.HTTP, Module.PERSISTENCE)),
            new Technology(List.of("gg.jte"), Set.of(Module.HTTP, Module.INVOICE_PDF, Module.MAIL)),
            new Technology(List.of("org.simplejavamail", "jakarta.mail"), Set.of(Module.MAIL)),
            // A socket that can be closed while somebody waits for it.
            new Technology(List.of("javax.net"), Set.of(Module.MAIL)),
            new Technology(
                    List.of("com.openhtmltopdf", "org.apache.pdfbox", "org.apache.fontbox"),
                    Set.of(Module.INVOICE_PDF)),
            new Technology(List.of("java.awt.color"), Set.of(Module.INVOICE_PDF)),
            new Technology(List.of("org.jdbi"), Set.of(Module.PERSISTENCE, Module.SANDBOX)),
            new Technology(List.of("org.flywaydb"), Set.of(Module.PERSISTENCE)),
            new Technology(List.of("org.h2"), Set.of(Module.PERSISTENCE)),
            new Technology(List.of("java.sql"), Set.of(Module.PERSISTENCE, Module.SANDBOX, Module.BOOTSTRAP)),
            new Technology(List.of("javax.sql"), Set.of(Module.PERSISTENCE, Module.SANDBOX)),
            new Technology(List.of("java.net.http"), Set.of(Module.SANDBOX)),
            new Technology(List.of("com.zaxxer.hikari"), Set.of(Module.BOOTSTRAP)),
            new Technology(List.of("picocli"), Set.of(Module.BOOTSTRAP)),
            new Technology(List.of("com.github.f4b6a3.ulid"), Set.of(Module.BOOTSTRAP)),
            new Technology(List.of("org.slf4j"), Set.of(Module.HTTP, Module.BOOTSTRAP)),
            new Technology(List.of("javax.crypto"), Set.of(Module.HTTP, Module.SANDBOX, Module.BOOTSTRAP)),
            new Technology(List.of("org.junit", "org.assertj"), Set.of(Module.TESTKIT)));

    /** The language, and the parts of the JDK that touch nothing outside. */
    private static final Technology COMMON = new Technology(
            List.of(
                    "java.lang",
                    "java.math",
                    "java.net",
                    "java.nio",
                    "java.io",
                    "java.security",
                    "java.text",
                    "java.time",
                    "java.util"),
            Set.of(Module.values()));

    /** Parts of those that touch something outside: not common, and known only where they are granted. */
    private static final Technology UNCOMMON = new Technology(List.of("java.util.logging", "java.net.http"), Set.of());

    /** Those that some modules may know. */
    static List<Technology> granted() {
        return GRANTED;
    }

    /** What every module may know. */
    static Technology common() {
        return COMMON;
    }

    /** Whether a class of {@code module} may use one from the package {@code name}, which is not ours. */
    static boolean mayUse(Module module, String name) {
        boolean isCommon = COMMON.has(name) && !UNCOMMON.has(name);
        return isCommon || GRANTED.stream().anyMatch(each -> each.has(name) && each.knowers.contains(module));
    }

    private boolean has(String name) {
        return packages.stream().anyMatch(parent -> Packages.isWithin(name, parent));
    }
}
