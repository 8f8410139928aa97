/** Keeps everything: our tables, the contents, and plain FHIR resources in HAPI JPA, on H2 or PostgreSQL. */
@NullMarked
package org.opencarnet.storage;

import org.jspecify.annotations.NullMarked;
