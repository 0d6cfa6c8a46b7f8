package dev.hexpay.architecture.guilty.application.usecase;

import dev.hexpay.architecture.Breaks;
import java.sql.SQLException;

@Breaks("a technology is known only where it is granted")
final class KnowsSql {
    private KnowsSql() {}

    static boolean isTransient(RuntimeException e) {
        return e.getCause() instanceof SQLException sql && "40001".equals(sql.getSQLState());
    }
}
