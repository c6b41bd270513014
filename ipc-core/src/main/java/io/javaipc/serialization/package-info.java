/** How values become bytes and come back. */
package io.javaipc.serialization;
