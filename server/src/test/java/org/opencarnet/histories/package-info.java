/** Random histories of several people on several patients, lived through by Carnet and by a model of it that fits on two pages. */
@NullMarked
package org.opencarnet.histories;

import org.jspecify.annotations.NullMarked;
