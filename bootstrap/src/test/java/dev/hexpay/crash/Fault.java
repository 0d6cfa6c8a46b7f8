package dev.hexpay.crash;

import dev.hexpay.crash.Line.Question;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What goes wrong between us and the provider, or the mail server. */
enum Fault {
    NONE {
        @Override
        <A> A carry(Question<A> question, Runnable wait) {
            return question.ask();
        }
    },
    LOST_BEFORE_EFFECT {
        @Override
        <A> A carry(Question<A> question, Runnable wait) {
            throw new UncheckedIOException(new IOException("connection refused"));
        }
    },
    LOST_AFTER_EFFECT {
        @Override
        <A> A carry(Question<A> question, Runnable wait) {
            question.ask();
            throw new UncheckedIOException(new IOException("connection reset"));
        }
    },
    SERVER_ERROR_AFTER_EFFECT {
        @Override
        <A> A carry(Question<A> question, Runnable wait) {
            question.ask();
            throw new IllegalStateException("502 Bad Gateway");
        }
    },
    SLOW {
        @Override
        <A> A carry(Question<A> question, Runnable wait) {
            A answer = question.ask();
            wait.run();
            return answer;
        }
    };

    /**
     * Takes a question there and its answer back, as far as they come.
     *
     * @param wait what is done until a slow answer comes
     */
    abstract <A> A carry(Question<A> question, Runnable wait);

    /** The line on which this goes wrong. */
    Line line(Runnable wait) {
        return new Line() {
            @Override
            public <A> A carry(Question<A> question) {
                return Fault.this.carry(question, wait);
            }
        };
    }

    /** Whether what is asked is done although no answer tells it. */
    boolean isAfterEffect() {
        return this == LOST_AFTER_EFFECT || this == SERVER_ERROR_AFTER_EFFECT;
    }
}
