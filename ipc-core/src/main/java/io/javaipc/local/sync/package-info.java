/** Locks and their like, in files of a space. */
package io.javaipc.local.sync;
