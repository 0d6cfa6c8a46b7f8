package dev.hexpay.crash;

import dev.hexpay.application.port.out.ProviderAnswer;
import java.util.function.UnaryOperator;

/** The way of a question to the provider or to the mail server, and of its answer back. */
interface Line {
    /** A line on which nothing goes wrong. */
    Line GOOD = Question::ask;

    <A> A carry(Question<A> question);

    /** What is asked. */
    interface Question<A> {
        A ask();
    }

    /** What is told of an attempt when this is the answer about it. */
    default ProviderAnswer told(ProviderAnswer answer) {
        return answer;
    }

    /** A line on which nothing goes wrong, but other things are told than are true. */
    record TellingOtherwise(UnaryOperator<ProviderAnswer> otherwise) implements Line {
        @Override
        public <A> A carry(Question<A> question) {
            return question.ask();
        }

        @Override
        public ProviderAnswer told(ProviderAnswer answer) {
            return otherwise.apply(answer);
        }
    }
}
