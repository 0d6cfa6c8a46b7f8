package dev.hexpay.architecture;

import com.tngtech.archunit.core.domain.JavaClass;

/**
 * One place where a rule does not hold.
 *
 * @param type the full name of the outermost class
 * @param message what is wrong there
 */
record Violation(String type, String message) {
    /** A violation in a class, reported under its outermost class. */
    static Violation in(JavaClass type, String message) {
        return new Violation(outermost(type), message);
    }

    /** The full name of the class that a class is nested in, however deep; its own when it is in none. */
    static String outermost(JavaClass type) {
        String name = type.getName();
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }

    @Override
    public String toString() {
        return type + ": " + message;
    }
}
