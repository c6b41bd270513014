/** Files and directories that nobody but their owner may touch. */
package io.javaipc.files;
