/**
 * The use cases, one class each, and the ports they need. Every use case decides before anything is read out of storage, and
 * appends to the trail in the same transaction, before its outcome is returned.
 */
@NullMarked
package org.opencarnet.sharing;

import org.jspecify.annotations.NullMarked;
