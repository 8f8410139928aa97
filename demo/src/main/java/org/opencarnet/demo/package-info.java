/** A runnable neighbourhood: a test identity provider, fictitious people and documents, a clock that can be moved. */
@NullMarked
package org.opencarnet.demo;

import org.jspecify.annotations.NullMarked;
