/** Little programs that the tests start, each a main class. */
package io.javaipc.testing.program;
