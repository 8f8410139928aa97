package org.opencarnet.identity.vihf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.naming.NamingException;
import javax.naming.ldap.LdapName;
import javax.security.auth.x500.X500Principal;

/** The names in a certificate's subject; several may share one RDN, as on the cards of professionals. */
record CertificateNames(List<String> names) {

    static CertificateNames of(X500Principal subject) {
        var names = new ArrayList<String>();
        try {
            for (var rdn : new LdapName(subject.getName()).getRdns()) {
                var attributes = rdn.toAttributes().getAll();
                while (attributes.hasMore()) {
                    var attribute = attributes.next();
                    names.add(name(attribute.getID(), String.valueOf(attribute.get())));
                }
            }
        } catch (NamingException unreadable) {
            throw new IllegalArgumentException("a subject that is no name", unreadable);
        }
        return new CertificateNames(List.copyOf(names));
    }

    boolean has(String type, String value) {
        return names.contains(name(type, value));
    }

    private static String name(String type, String value) {
        return type.toUpperCase(Locale.ROOT) + "=" + value;
    }
}
