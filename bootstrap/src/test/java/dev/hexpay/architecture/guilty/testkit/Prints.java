package dev.hexpay.architecture.guilty.testkit;

import dev.hexpay.architecture.Breaks;

/** Prints. */
@Breaks("only the bootstrap prints")
public class Prints {
    /** Prints. */
    public void hello() {
        System.out.println("hello");
    }
}
