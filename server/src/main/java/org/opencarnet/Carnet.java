package org.opencarnet;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Starts the server. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(Wiring.class)
public class Carnet {

    public static void main(String[] args) {
        SpringApplication.run(Carnet.class, args);
    }
}
