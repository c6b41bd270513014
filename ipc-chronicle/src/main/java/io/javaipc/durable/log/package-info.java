/** The log itself. Nothing outside this package knows Chronicle. */
package io.javaipc.durable.log;
