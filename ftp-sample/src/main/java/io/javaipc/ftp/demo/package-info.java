/** The guided tour: a server in its own process, seen by a client. Uses {@code client} and {@code console}. */
package io.javaipc.ftp.demo;
