/** What a person sees: the interactive client, progress bars, sizes in words. Uses {@code client}. */
package io.javaipc.ftp.console;
