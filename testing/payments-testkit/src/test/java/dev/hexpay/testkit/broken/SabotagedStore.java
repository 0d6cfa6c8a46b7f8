package dev.hexpay.testkit.broken;

import dev.hexpay.application.port.out.Store;
import dev.hexpay.testkit.contract.StoreHarness;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** A store with one fault in the calls of all ports. */
record SabotagedStore(StoreHarness delegate, Sabotage sabotage) implements StoreHarness {
    @Override
    public Store store() {
        RecordComponent[] components = Store.class.getRecordComponents();
        try {
            Object[] ports = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                ports[i] = sabotage.plantedIn(
                        components[i].getType(),
                        delegate.store(),
                        components[i].getAccessor().invoke(delegate.store()));
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return Store.class.getDeclaredConstructor(types).newInstance(ports);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        delegate.close();
    }
}
