/**
 * Who may do what: one pure function over values ({@link org.opencarnet.access.Access#decide}), whose answer names the rules that determined it. Refusal beats
 * permission; nothing permits by absence.
 */
@NullMarked
package org.opencarnet.access;

import org.jspecify.annotations.NullMarked;
