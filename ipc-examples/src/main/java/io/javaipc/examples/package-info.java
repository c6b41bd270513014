/**
 * One short program per concept. Each shows a thing, checks that it happened, and ends with a non-zero exit code if it did
 * not.
 */
package io.javaipc.examples;
