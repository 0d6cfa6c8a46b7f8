package dev.hexpay.architecture.innocent.application.port.in;

import dev.hexpay.architecture.innocent.application.port.out.Answer;
import dev.hexpay.architecture.innocent.domain.payment.LinkToken;

/** Is asked by whoever has the link. */
public interface PayLink {
    /** Pays. */
    Answer pay(LinkToken token, long shown);
}
