package example.shop;

import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.embedded.Hexpay;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

@SpringBootApplication
public class Shop {
    public static void main(String[] arguments) {
        SpringApplication.run(Shop.class, arguments);
    }

    @Bean
    Hexpay hexpay(DataSource dataSource, @Value("${shop.master-key}") byte[] key) {
        Hexpay hexpay = Hexpay.builder()
                .dataSource(new TransactionAwareDataSourceProxy(dataSource))
                .masterKey(key)
                .publicUrl("https://pay.shop.example")
                .build();
        hexpay.startJobs();
        return hexpay;
    }

    @Bean
    Scope scope(Hexpay hexpay) {
        return hexpay.defaultScope("My shop", Mode.SANDBOX);
    }
}
