/** Shared numbers, in files of a space. */
package io.javaipc.local.value;
