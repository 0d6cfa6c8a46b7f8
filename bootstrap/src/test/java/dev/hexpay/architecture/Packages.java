package dev.hexpay.architecture;

/** How packages contain each other. */
final class Packages {
    private Packages() {}

    /** Whether {@code name} is {@code parent} or a package inside it. */
    static boolean isWithin(String name, String parent) {
        return name.equals(parent) || name.startsWith(parent + ".");
    }
}
