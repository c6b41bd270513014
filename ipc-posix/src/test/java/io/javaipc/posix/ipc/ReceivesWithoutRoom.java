package io.javaipc.posix.ipc;

import io.javaipc.platform.IpcException;
import io.javaipc.posix.ipc.DescriptorChannel.Message;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Receives messages of descriptors on descriptor 3, with few numbers to spare. Prints what came of it, and how many of the
 * numbers were not free again.
 */
public final class ReceivesWithoutRoom {
    private static final int ENOUGH = 8;

    private ReceivesWithoutRoom() {}

    /**
     * Runs the program.
     *
     * @param arguments none
     * @throws Exception never
     */
    public static void main(String[] arguments) throws Exception {
        Deque<FileInputStream> hoard = new ArrayDeque<>();
        try (DescriptorChannel channel = DescriptorChannel.inherited(3)) {
            // what is loaded once is not to count: a class is a file
            IpcException.ofDetails("", "", "", "", "");
            fill(hoard);
            for (int spare : new int[] {3, 0}) {
                release(hoard, spare);
                String outcome = receive(channel);
                int left = spare - fill(hoard);
                System.out.println(spare + " spare: " + outcome + ", left=" + left);
            }
            release(hoard, ENOUGH);
            try (Message message = channel.receive().orElseThrow()) {
                System.out.println(ENOUGH + " spare: " + message.descriptors().size());
            }
        }
        release(hoard, hoard.size());
    }

    private static String receive(DescriptorChannel channel) throws InterruptedException {
        try (Message message = channel.receive().orElseThrow()) {
            return "received " + message.descriptors().size();
        } catch (IpcException e) {
            return e.errnoName().orElseThrow()
                    + e.getMessage().substring(e.getMessage().lastIndexOf(' '));
        }
    }

    private static void release(Deque<FileInputStream> hoard, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            hoard.pop().close();
        }
    }

    /** Opens files until no more can be opened; returns how many could. */
    private static int fill(Deque<FileInputStream> hoard) {
        int count = 0;
        try {
            while (true) {
                hoard.push(new FileInputStream("/dev/null"));
                count++;
            }
        } catch (IOException e) {
            return count;
        }
    }
}
