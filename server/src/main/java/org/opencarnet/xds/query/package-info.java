/** ITI-18 Registry Stored Query: each query is a question to what the caller may know of in one record; what is found leaves as it is kept. */
@NullMarked
package org.opencarnet.xds.query;

import org.jspecify.annotations.NullMarked;
