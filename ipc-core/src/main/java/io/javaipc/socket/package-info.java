/** The sockets of this JVM on this host: where they live, who may reach them, and how one waits for them. */
package io.javaipc.socket;
