/** Shared spaces in a directory of this host. */
package io.javaipc.local.space;
