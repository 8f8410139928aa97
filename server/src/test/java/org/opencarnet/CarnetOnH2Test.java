package org.opencarnet;

import org.opencarnet.storage.testing.Databases;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class CarnetOnH2Test extends CarnetStartsContract {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", Databases::h2Url);
    }
}
