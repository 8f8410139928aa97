/** ITI-57 and ITI-92: metadata versions, status and folders of documents that are there, changed in one act. */
@NullMarked
package org.opencarnet.xds.update;

import org.jspecify.annotations.NullMarked;
