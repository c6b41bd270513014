/** Messages for all who subscribe, in files of a space. */
package io.javaipc.local.broadcast;
