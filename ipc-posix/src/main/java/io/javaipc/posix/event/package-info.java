/** Waiting for many descriptors in one thread ({@code epoll(7)}). */
package io.javaipc.posix.event;
