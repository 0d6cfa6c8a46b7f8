package dev.hexpay.architecture.innocent.persistence.jdbi;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

record DatabaseSettings(Jdbi jdbi, DataSource source, ObjectMapper json) {
    boolean isUnique(SQLException e) {
        return "23505".equals(e.getSQLState());
    }
}
