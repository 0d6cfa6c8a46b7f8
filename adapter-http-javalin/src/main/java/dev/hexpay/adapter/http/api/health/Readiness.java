package dev.hexpay.adapter.http.api.health;

import java.util.List;

/** Whether a server should get requests. */
@FunctionalInterface
public interface Readiness {
    /** Ready at any time. */
    Readiness ALWAYS = List::of;

    /**
     * Why it should get none, such as {@code the database does not answer}; empty when it should. It returns within about
     * a second, and costs nothing when it is called often.
     */
    List<String> objections();
}
