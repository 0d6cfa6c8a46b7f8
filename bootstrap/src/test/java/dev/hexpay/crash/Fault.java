package dev.hexpay.crash;

import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.crash.Line.Question;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What goes wrong between us and the provider. */
enum Fault {
    NONE {
        @Override
        ProviderAnswer carry(Question question, Runnable wait) {
            return question.ask();
        }
    },
    LOST_BEFORE_EFFECT {
        @Override
        ProviderAnswer carry(Question question, Runnable wait) {
            throw new UncheckedIOException(new IOException("connection refused"));
        }
    },
    LOST_AFTER_EFFECT {
        @Override
        ProviderAnswer carry(Question question, Runnable wait) {
            question.ask();
            throw new UncheckedIOException(new IOException("connection reset"));
        }
    },
    SERVER_ERROR_AFTER_EFFECT {
        @Override
        ProviderAnswer carry(Question question, Runnable wait) {
            question.ask();
            throw new IllegalStateException("502 Bad Gateway");
        }
    },
    SLOW {
        @Override
        ProviderAnswer carry(Question question, Runnable wait) {
            ProviderAnswer answer = question.ask();
            wait.run();
            return answer;
        }
    };

    /**
     * Takes a question to the provider and its answer back, as far as they come.
     *
     * @param wait what is done until a slow answer comes
     */
    abstract ProviderAnswer carry(Question question, Runnable wait);
}
