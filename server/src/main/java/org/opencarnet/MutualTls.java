package org.opencarnet;

import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The port of mutual TLS (TD0.1): whoever connects shows a certificate, which a VIHF that comes this way must fit. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TlsProperties.class)
class MutualTls {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> mutualTlsPort(
            TlsProperties properties, ObjectProvider<SslBundles> bundles) {
        return tomcat -> {
            if (properties.port() > 0) {
                var bundle = bundles.getObject().getBundle(properties.bundle());
                tomcat.addAdditionalTomcatConnectors(connector(properties.port(), bundle));
            }
        };
    }

    private static Connector connector(int port, SslBundle bundle) {
        var connector = new Connector();
        connector.setPort(port);
        connector.setScheme("https");
        connector.setSecure(true);
        var protocol = (AbstractHttp11Protocol<?>) connector.getProtocolHandler();
        protocol.setSSLEnabled(true);
        protocol.addSslHostConfig(host(bundle));
        return connector;
    }

    private static SSLHostConfig host(SslBundle bundle) {
        var host = new SSLHostConfig();
        host.setProtocols("TLSv1.2+TLSv1.3");
        host.setCertificateVerification(SSLHostConfig.CertificateVerification.REQUIRED.name());
        host.setTrustStore(bundle.getStores().getTrustStore());
        var certificate = new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
        certificate.setCertificateKeystore(bundle.getStores().getKeyStore());
        certificate.setCertificateKeystorePassword(bundle.getStores().getKeyStorePassword());
        certificate.setCertificateKeyPassword(bundle.getKey().getPassword());
        certificate.setCertificateKeyAlias(bundle.getKey().getAlias());
        host.addCertificate(certificate);
        return host;
    }
}
