/** The VIHF (vecteur d'identification et d'habilitation formelles): who asks over SOAP, told by a signed SAML 2.0 assertion; and documents signed with the same certificates. */
@NullMarked
package org.opencarnet.identity.vihf;

import org.jspecify.annotations.NullMarked;
