package dev.hexpay.architecture;

import java.util.Set;
import java.util.TreeSet;

/**
 * The packages below a root: the project's, or those of the samples that mirror it. It remembers what rules refer to, so that
 * a test can find references to nothing.
 */
final class Layout {
    private final String root;
    private final Set<String> packages = new TreeSet<>();
    private final Set<String> types = new TreeSet<>();

    Layout(String root) {
        this.root = root;
    }

    /** The ArchUnit pattern of a package below the root and of everything inside it. */
    String in(String name) {
        String pattern = root + "." + name + "..";
        packages.add(pattern);
        return pattern;
    }

    /** The ArchUnit pattern of everything below the root. */
    String all() {
        return root + "..";
    }

    /** The full name of a type below the root. */
    String type(String name) {
        String full = root + "." + name;
        types.add(full);
        return full;
    }

    /** The root package. */
    String root() {
        return root;
    }

    /** Every package pattern that a rule has asked for. */
    Set<String> packages() {
        return Set.copyOf(packages);
    }

    /** Every type that a rule has asked for. */
    Set<String> types() {
        return Set.copyOf(types);
    }
}
