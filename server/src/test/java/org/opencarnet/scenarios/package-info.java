/**
 * The law told in scenarios: files that a lawyer can read, what they say, and the worlds in which it must be so. Model and loader know nothing of how a decision
 * is made, so that any door of Carnet can be asked the same.
 */
@NullMarked
package org.opencarnet.scenarios;

import org.jspecify.annotations.NullMarked;
