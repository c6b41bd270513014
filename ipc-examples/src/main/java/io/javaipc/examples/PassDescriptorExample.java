package io.javaipc.examples;

import io.javaipc.platform.Descriptor;
import io.javaipc.platform.Descriptors;
import io.javaipc.platform.Descriptors.Access;
import io.javaipc.platform.Descriptors.ListeningSocket;
import io.javaipc.platform.Platform;
import io.javaipc.posix.ipc.DescriptorChannel;
import io.javaipc.posix.ipc.NativeChannel;
import io.javaipc.posix.ipc.SocketDescriptors;
import io.javaipc.process.Input;
import io.javaipc.process.JavaProcess;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Accepts a connection, opens a file, and hands both to a child that answers the client with the file. */
final class PassDescriptorExample {
    private PassDescriptorExample() {}

    static void main(String[] arguments) throws Exception {
        Path page = Files.writeString(Files.createTempFile("page", ".txt"), "a page, served by pid ");
        Descriptors descriptors = Platform.current().descriptors();
        ListeningSocket listening = descriptors.listenTcp(new InetSocketAddress("127.0.0.1", 0), 16);
        try (Descriptor listener = listening.descriptor();
                DescriptorChannel.Pair ends = DescriptorChannel.pair();
                JavaProcess<Void> child = JavaProcess.builder("server")
                        .stdin(Input.descriptor(ends.second().descriptor()))
                        .start(PassDescriptorExample::serve);
                Socket client = new Socket("127.0.0.1", listening.address().getPort())) {
            try (Descriptor connection = SocketDescriptors.accept(listener);
                    Descriptor file = descriptors.openFile(page, Access.READ)) {
                ends.first().send("serve".getBytes(StandardCharsets.US_ASCII), connection, file);
            }
            Files.delete(page);
            System.out.println("pid " + ProcessHandle.current().pid()
                    + " accepted a connection, sent it away with a file, closed both and deleted the file");
            String heard = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            System.out.println("client hears: " + heard);
            Check.that(heard.equals("a page, served by pid " + child.pid()), "the child served it");
            child.join();
        }
    }

    private static void serve() throws Exception {
        try (DescriptorChannel parent = DescriptorChannel.inherited(0);
                DescriptorChannel.Message work = parent.receive().orElseThrow();
                NativeChannel connection = NativeChannel.of(work.descriptors().get(0));
                NativeChannel file = NativeChannel.of(work.descriptors().get(1))) {
            file.inputStream().transferTo(connection.outputStream());
            String pid = ProcessHandle.current().pid() + "\n";
            connection.outputStream().write(pid.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
