package dev.hexpay.simulator;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.testkit.SequentialIds;
import org.junit.jupiter.api.Test;

/** A misspelled name in a mutation is an error; otherwise the mutation would do nothing. */
class SabotageTest {
    @Test
    void unknown_port_method_is_named() {
        IdSource ids = Sabotage.wrap(
                IdSource.class, new SequentialIds(), call -> call.is("secrte") ? new byte[0] : call.proceed());

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> ids.secret(1))
                .withMessage("IdSource has no method secrte");
    }
}
