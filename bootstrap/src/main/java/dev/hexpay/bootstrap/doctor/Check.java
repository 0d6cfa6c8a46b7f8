package dev.hexpay.bootstrap.doctor;

import java.util.List;

/** A check of one subject. It changes nothing, and nothing that it returns contains a secret. */
public interface Check {
    /** What is checked, such as {@code database}. */
    String subject();

    /** What is in order, and what is to be done. */
    List<CheckResult> run();
}
