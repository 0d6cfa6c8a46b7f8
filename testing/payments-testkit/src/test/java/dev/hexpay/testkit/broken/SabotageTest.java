package dev.hexpay.testkit.broken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.domain.payment.Failure;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A misspelled name in a fault is an error; otherwise the fault would do nothing. */
class SabotageTest {
    @Test
    void unknown_port_method_is_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sabotage.in(Payments.class, "insret", PortCall::proceed))
                .withMessage("Payments has no method insret");
    }

    @Test
    void unknown_record_component_is_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordCopies.with(new Failure("a", null, "b"), "declinedCode", "c"))
                .withMessage("Failure has no component declinedCode");
    }

    @Test
    void each_write_is_a_method_of_a_repository() {
        Set<String> methods = Arrays.stream(Store.class.getRecordComponents())
                .map(RecordComponent::getType)
                .flatMap(port -> Arrays.stream(port.getMethods()))
                .map(Method::getName)
                .collect(Collectors.toSet());

        assertThat(methods).containsAll(Sabotage.WRITES);
    }
}
