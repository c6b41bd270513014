/** Shows people, and their scripts, what processes share. */
package io.javaipc.tool;
