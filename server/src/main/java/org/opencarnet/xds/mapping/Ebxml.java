package org.opencarnet.xds.mapping;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBElement;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.AssociationType1;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.ExtrinsicObjectType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.IdentifiableType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.ObjectFactory;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.ObjectRefType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.RegistryObjectListType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.RegistryPackageType;

/** Registry objects ↔ text. What is made is one element without declaration, which declares its namespace itself. */
public final class Ebxml {

    private static final ObjectFactory MAKE = new ObjectFactory();

    /** What XML 1.0 has no way to say, and JSON has: a text that held it could never be read again. */
    private static final Pattern UNWRITABLE =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    /** Costs a quarter of a second, for which no start-up waits. */
    private static final class Words {
        private static final JAXBContext CONTEXT = context();
        private static final XMLInputFactory PARSERS = parsers();

        private static JAXBContext context() {
            try {
                return JAXBContext.newInstance(ObjectFactory.class);
            } catch (JAXBException e) {
                throw new IllegalStateException("the classes of ebXML are not as they should be", e);
            }
        }

        private static XMLInputFactory parsers() {
            var parsers = XMLInputFactory.newInstance();
            parsers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            parsers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            return parsers;
        }
    }

    private Ebxml() {}

    /** A registry object → text. */
    public static String write(IdentifiableType object) {
        return marshalled(element(object));
    }

    /** Registry objects → the text of a RegistryObjectList. */
    public static String write(List<? extends IdentifiableType> objects) {
        var list = MAKE.createRegistryObjectListType();
        objects.forEach(object -> list.getIdentifiable().add(element(object)));
        return marshalled(MAKE.createRegistryObjectList(list));
    }

    /** Text → a registry object. */
    public static <T extends IdentifiableType> T read(Class<T> type, String text) {
        return type.cast(unmarshalled(text));
    }

    /** The text of a RegistryObjectList → its objects, in their order. */
    public static List<? extends IdentifiableType> readAll(String text) {
        return ((RegistryObjectListType) unmarshalled(text))
                .getIdentifiable().stream().map(JAXBElement::getValue).toList();
    }

    /** A registry object as the element of a list. */
    public static JAXBElement<? extends IdentifiableType> element(IdentifiableType object) {
        if (object instanceof ExtrinsicObjectType one) {
            return MAKE.createExtrinsicObject(one);
        }
        if (object instanceof RegistryPackageType one) {
            return MAKE.createRegistryPackage(one);
        }
        if (object instanceof AssociationType1 one) {
            return MAKE.createAssociation(one);
        }
        if (object instanceof ObjectRefType one) {
            return MAKE.createObjectRef(one);
        }
        throw new IllegalArgumentException("no object of XDS: " + object.getClass());
    }

    private static String marshalled(JAXBElement<?> element) {
        try {
            var marshaller = Words.CONTEXT.createMarshaller();
            marshaller.setProperty(Marshaller.JAXB_FRAGMENT, true);
            var text = new StringWriter();
            marshaller.marshal(element, text);
            return writable(text.toString());
        } catch (JAXBException e) {
            throw new IllegalArgumentException("cannot be written as ebXML", e);
        }
    }

    /** To look first is quicker than to replace what hardly any text holds. */
    private static String writable(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c < ' ' && c != '\t' && c != '\n' && c != '\r' || c >= Character.MIN_SURROGATE) {
                return UNWRITABLE.matcher(text).replaceAll("");
            }
        }
        return text;
    }

    private static Object unmarshalled(String text) {
        try {
            var reader = Words.PARSERS.createXMLStreamReader(new StringReader(text));
            var read = Words.CONTEXT.createUnmarshaller().unmarshal(reader);
            return read instanceof JAXBElement<?> element ? element.getValue() : read;
        } catch (JAXBException | XMLStreamException e) {
            throw new IllegalArgumentException("no ebXML", e);
        }
    }
}
