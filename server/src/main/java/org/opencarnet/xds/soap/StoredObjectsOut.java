package org.opencarnet.xds.soap;

import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.message.MessageContentsList;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.wsdl.interceptors.BareOutInterceptor;
import org.codehaus.stax2.XMLStreamWriter2;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.query.AdhocQueryResponse;

/** Writes the answer to a query whose objects are kept as text: they are joined, not bound to classes and written anew. */
final class StoredObjectsOut extends AbstractPhaseInterceptor<Message> {

    private static final String QUERY = "urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0";
    private static final String RIM = "urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0";

    StoredObjectsOut() {
        super(Phase.MARSHAL);
        addBefore(BareOutInterceptor.class.getName());
    }

    @Override
    public void handleMessage(Message message) {
        var objects = StoredObjects.in(WayIn.request(message));
        var contents = MessageContentsList.getContentsList(message);
        if (objects.isEmpty() || contents == null || !(contents.get(0) instanceof AdhocQueryResponse response)) {
            return;
        }
        try {
            write(response, objects.get(), (XMLStreamWriter2) message.getContent(XMLStreamWriter.class));
            message.setContent(List.class, new MessageContentsList());
        } catch (XMLStreamException gone) {
            throw new Fault(gone);
        }
    }

    private static void write(AdhocQueryResponse response, StoredObjects objects, XMLStreamWriter2 out)
            throws XMLStreamException {
        out.writeStartElement("query", "AdhocQueryResponse", QUERY);
        out.writeNamespace("query", QUERY);
        out.writeAttribute("status", response.getStatus());
        out.writeStartElement("rim", "RegistryObjectList", RIM);
        out.writeNamespace("rim", RIM);
        out.writeCharacters("");
        out.writeRaw(objects.text());
        out.writeEndElement();
        out.writeEndElement();
    }
}
