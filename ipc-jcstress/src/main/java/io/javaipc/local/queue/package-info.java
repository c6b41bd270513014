/** What threads see that do things to one queue at the very same time, by the million. */
package io.javaipc.local.queue;
