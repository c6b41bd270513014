/** Values and arrays that processes share, in files of a space. */
package io.javaipc.local.value;
