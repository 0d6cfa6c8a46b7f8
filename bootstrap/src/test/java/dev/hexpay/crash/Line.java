package dev.hexpay.crash;

import dev.hexpay.application.port.out.ProviderAnswer;

/** The way of a question to the provider, and of its answer back. */
interface Line {
    /** A line on which nothing goes wrong. */
    Line GOOD = Question::ask;

    ProviderAnswer carry(Question question);

    /** What the provider is asked. */
    interface Question {
        ProviderAnswer ask();
    }
}
