/**
 * The patient's record: what a document entry, a submission set, a folder and an association are, and the laws of their life. Pure: values and functions, no
 * clock, no storage, no framework.
 */
@NullMarked
package org.opencarnet.record;

import org.jspecify.annotations.NullMarked;
