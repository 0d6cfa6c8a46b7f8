package dev.hexpay.architecture;

import com.tngtech.archunit.lang.ArchRule;

/**
 * An ArchUnit rule with a name and the decision behind it; a failure reports both.
 *
 * @param name the name, as {@link Violates} repeats it
 * @param decision the path of the decision, from the root of the project
 * @param check the rule, described by its name, the decision and its own description
 */
record Rule(String name, String decision, ArchRule check) {
    /** A rule whose failure says its name, the decision's file, what is required, and why. */
    static Rule of(String name, String decision, ArchRule rule) {
        String path = "docs/decisions/" + decision;
        return new Rule(name, path, rule.as(name + " (" + path + "): " + rule.getDescription()));
    }

    @Override
    public String toString() {
        return name;
    }
}
