package org.opencarnet;

import java.util.Arrays;
import org.opencarnet.trail.TrailCommand;
import org.opencarnet.xds.Waking;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.data.jpa.JpaRepositoriesAutoConfiguration;
import org.springframework.boot.autoconfigure.elasticsearch.ElasticsearchRestClientAutoConfiguration;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.autoconfigure.quartz.QuartzAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** Starts the server. */
@SpringBootConfiguration
@EnableAutoConfiguration(
        exclude = {
            // Unreached answers.
            ErrorMvcAutoConfiguration.class,
            // HAPI brings these libraries; storage opens JPA itself, and nothing else of them is meant.
            HibernateJpaAutoConfiguration.class,
            JpaRepositoriesAutoConfiguration.class,
            QuartzAutoConfiguration.class,
            ElasticsearchRestClientAutoConfiguration.class
        })
@Import(Wiring.class)
public class Carnet {

    /** Starts the server, or does what is asked of the trail: {@code trail verify}, {@code trail key}, {@code trail counts}. */
    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("trail")) {
            System.exit(TrailCommand.run(Arrays.asList(args).subList(1, args.length), System.out));
        }
        wakeUp(SpringApplication.run(Carnet.class, args));
    }

    /** Starts, beside the first requests, what takes long and only SOAP needs. */
    public static void wakeUp(ApplicationContext server) {
        server.getBean(Waking.class).begin();
    }
}
