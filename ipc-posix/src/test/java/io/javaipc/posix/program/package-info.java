/** Little programs that the tests of the native platform start. */
package io.javaipc.posix.program;
