package org.opencarnet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What known attacks need is not shipped: see the exclusions in the module's pom. */
class ClassPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ca/uhn/fhir/rest/client/apache/ApacheRestfulClientFactory",
                "okhttp3/OkHttpClient",
                "org/eclipse/jgit/api/Git",
                "org/simplejavamail/mailer/MailerBuilder",
                "co/elastic/clients/elasticsearch/ElasticsearchClient",
                "software/amazon/awssdk/auth/credentials/AwsCredentials",
                "oracle/jdbc/OracleDriver",
                "org/sqlite/JDBC",
                "org/apache/jena/riot/Lang",
                "net/sf/saxon/Transform",
                "graphql/GraphQL",
                "org/apache/cxf/rs/security/oauth2/filters/OAuthRequestFilter",
                "org/apache/cxf/transport/jms/JMSDestination"
            })
    void isWithout(String type) {
        assertThat(ClassPathTest.class.getClassLoader().getResource(type + ".class"))
                .isNull();
    }
}
