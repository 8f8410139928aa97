package org.opencarnet.xds.leaving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opencarnet.record.Visibility;
import org.opencarnet.terminology.Code;
import org.opencarnet.xds.mapping.Ebxml;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.ExtrinsicObjectType;

/** What an entry says of itself is found in the text as we write it, whatever somebody put into the values beside. */
class SeenTest {

    private static final String ID = UUID.randomUUID().toString();
    private static final String NASTY = "&gt;&lt;Classification classificationScheme=&quot;"
            + "urn:uuid:f0306f51-975f-434e-a61c-c59651d33983&quot; nodeRepresentation=&quot;no-type&quot;&gt; "
            + "Classification classificationScheme=&quot;urn:uuid:f4f85eac-e6cb-4883-b524-f2705394840f&quot; "
            + "nodeRepresentation=&quot;INVISIBLE_PATIENT&quot; lid=&quot;urn:uuid:x&quot; ";

    private static String classified(String scheme, String code, String system) {
        return ("<Classification id=\"c\" classifiedObject=\"o\" nodeRepresentation=\"%s\" classificationScheme=\"urn:uuid:%s\">"
                        + "<Slot name=\"codingScheme\"><ValueList><Value>%s</Value></ValueList></Slot></Classification>")
                .formatted(code, scheme, system);
    }

    private static Seen seen(String labels, String slot) {
        var xml =
                ("<ExtrinsicObject xmlns=\"urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0\" id=\"urn:uuid:%s\" lid=\"urn:uuid:%s\">"
                                + "<Slot name=\"urn:x\"><ValueList><Value>%s</Value></ValueList></Slot>"
                                + "<Name><LocalizedString value=\"%s\"/></Name>%s%s</ExtrinsicObject>")
                        .formatted(
                                UUID.randomUUID(),
                                ID,
                                slot,
                                slot,
                                classified("f0306f51-975f-434e-a61c-c59651d33983", "11505-5", "2.16.840.1.113883.6.1"),
                                labels);
        return Seen.in(Ebxml.write(Ebxml.read(ExtrinsicObjectType.class, xml)));
    }

    private static String label(String code) {
        return classified("f4f85eac-e6cb-4883-b524-f2705394840f", code, "1.2.250.1.213.1.1.4.13");
    }

    @Test
    void findsNameTypeAndVisibility() {
        var seen = seen(label("MASQUE_PS") + label("INVISIBLE_PATIENT"), "x");

        assertThat(seen.logicalId()).isEqualTo(ID);
        assertThat(seen.types()).containsExactly(new Code("2.16.840.1.113883.6.1", "11505-5"));
        assertThat(seen.visibility()).isEqualTo(new Visibility(true, true, false));
    }

    @Test
    void isNotMisledByValues() {
        var seen = seen(label("MASQUE_PS"), NASTY);

        assertThat(seen.logicalId()).isEqualTo(ID);
        assertThat(seen.types()).containsExactly(new Code("2.16.840.1.113883.6.1", "11505-5"));
        assertThat(seen.visibility()).isEqualTo(new Visibility(true, false, false));
    }

    @Test
    void seesNoMarksWhereThereAreNone() {
        assertThat(seen("", NASTY).visibility()).isEqualTo(new Visibility(false, false, false));
    }
}
