package org.opencarnet;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * A second port, at which clients show a certificate (mutual TLS).
 *
 * @param port Where it is; 0: nowhere.
 * @param bundle The SSL bundle of Spring Boot with the server's key and the authorities of the clients.
 */
@Validated
@ConfigurationProperties("carnet.tls")
record TlsProperties(
        @DefaultValue("0") @Min(0) @Max(65535) int port,
        @DefaultValue("carnet") String bundle) {}
