/** What the tests of all modules share: helper programs, waiting for conditions, the check for leaks. */
package io.javaipc.testing;
