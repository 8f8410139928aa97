/** Black box: the demo in a process of its own, asked over the network only. */
@NullMarked
package org.opencarnet.it;

import org.jspecify.annotations.NullMarked;
