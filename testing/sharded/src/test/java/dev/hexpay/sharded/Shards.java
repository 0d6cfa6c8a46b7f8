package dev.hexpay.sharded;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.adapter.persistence.jdbi.JdbiStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.shardingsphere.driver.api.yaml.YamlShardingSphereDataSourceFactory;

/**
 * The databases of an installation that is spread over several.
 *
 * @param pools of the databases, by their names in {@code sharding.yaml}
 */
public record Shards(Map<String, HikariDataSource> pools) implements AutoCloseable {
    /** Where each statement goes is logged. */
    static final String LOGGED = "\nprops:\n  sql-show: true\n";

    /** The databases with these URLs, in the order of their numbers. */
    public static Shards at(List<String> urls, int poolSize) {
        Map<String, HikariDataSource> pools = new LinkedHashMap<>();
        for (String url : urls) {
            pools.put("shard_" + pools.size(), pool(url, poolSize));
        }
        return new Shards(pools);
    }

    /** A pool for one database. */
    static HikariDataSource pool(String url, int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url + (url.contains("?") ? "&" : "?") + JdbiStore.POSTGRESQL_OPTIONS);
        config.setMinimumIdle(1);
        config.setMaximumPoolSize(size);
        return new HikariDataSource(config);
    }

    /** One data source for all databases; {@code properties} are added to the rules. */
    public DataSource together(String properties) throws SQLException, IOException {
        try (InputStream rules = Shards.class.getResourceAsStream("/sharding.yaml")) {
            String text = new String(rules.readAllBytes(), StandardCharsets.UTF_8) + properties;
            return YamlShardingSphereDataSourceFactory.createDataSource(
                    new LinkedHashMap<>(pools), text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The name of the database of an organization. */
    String of(UUID organization) {
        return "shard_" + Math.floorMod(organization.hashCode(), pools.size());
    }

    @Override
    public void close() {
        pools.values().forEach(HikariDataSource::close);
    }
}
