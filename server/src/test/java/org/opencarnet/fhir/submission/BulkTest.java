package org.opencarnet.fhir.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.executor.InterceptorService;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

class BulkTest {

    private static final FhirContext R4 = FhirContext.forR4Cached();

    private final ServletRequestDetails details = new ServletRequestDetails(new InterceptorService());

    @Property(tries = 200)
    void whatIsPutBackIsWhatAParserFinds(
            @ForAll @IntRange(max = 3000) int first, @ForAll @IntRange(max = 3000) int second, @ForAll boolean pretty) {
        var bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        bundle.addEntry().setResource(binary(first));
        bundle.addEntry().setResource(inline(second));
        var body = R4.newJsonParser()
                .setPrettyPrint(pretty)
                .encodeResourceToString(bundle)
                .getBytes(UTF_8);

        assertThat(json(wayThrough(body, Bundle.class))).isEqualTo(json(bundle));
    }

    @Test
    void theParserSeesNothingOfTheBytes() {
        var document = inline(100_000);

        var left = Bulk.takenOut(json(document).getBytes(UTF_8), details);

        assertThat(left).hasSizeLessThan(1000);
    }

    @Test
    void bytesElsewhereStayWhereTheyAre() {
        var author = new Practitioner();
        author.addPhoto().setData(random(5000));
        author.setId("author");
        var document = inline(10);
        document.addContained(author);
        var body = json(document).getBytes(UTF_8);

        assertThat(Bulk.takenOut(body, details)).isSameAs(body);
    }

    @Test
    void whatOnlySomeDecodersTakeStaysForTheParserToJudge() {
        for (var strange : new String[] {"=", "A", "=AAA", " AAAA", "\\nAAAA", "\u00e9AAA", "-_AA"}) {
            var body = ("{\"resourceType\":\"DocumentReference\",\"content\":[{\"attachment\":{\"data\":\""
                            + "A".repeat(2000) + strange + "\"}}]}")
                    .getBytes(UTF_8);

            assertThat(Bulk.takenOut(body, details)).as(strange).isSameAs(body);
        }
    }

    @Test
    void whoForgesAStandInMeansItsOwnSixteenBytes() {
        var bundle = new Bundle();
        bundle.addEntry().setResource(binary(5000));
        bundle.addEntry().setResource(new Binary().setData(new byte[16]));

        var read = wayThrough(json(bundle).getBytes(UTF_8), Bundle.class);

        assertThat(json(read)).isEqualTo(json(bundle));
    }

    private <T extends Resource> T wayThrough(byte[] body, Class<T> type) {
        var left = Bulk.takenOut(body, details);
        var read = R4.newJsonParser().parseResource(type, new String(left, UTF_8));
        Bulk.putBack(read, details);
        return read;
    }

    private static Binary binary(int size) {
        return new Binary().setContentType("application/pdf").setData(random(size));
    }

    private static DocumentReference inline(int size) {
        var document = new DocumentReference();
        document.addContent().getAttachment().setTitle("a \"letter\"").setData(random(size));
        return document;
    }

    private static byte[] random(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static String json(Resource resource) {
        return R4.newJsonParser().encodeResourceToString(resource);
    }
}
