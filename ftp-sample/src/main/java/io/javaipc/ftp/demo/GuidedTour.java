package io.javaipc.ftp.demo;

import io.javaipc.ftp.client.FtpFailure;
import io.javaipc.ftp.client.RemoteFile;
import io.javaipc.ftp.client.RemoteLibrary;
import io.javaipc.ftp.client.TransferListener;
import io.javaipc.ftp.console.Listing;
import io.javaipc.ftp.console.TransferDisplay;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Shows the file server at work, step by step, and checks each step. */
public final class GuidedTour {
    private static final int WORKERS = 4;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Narrator narrator;
    private final SampleFiles files;
    private final DemoServer server;

    private GuidedTour(Narrator narrator, SampleFiles files, DemoServer server) {
        this.narrator = narrator;
        this.files = files;
        this.server = server;
    }

    /**
     * Takes the tour.
     *
     * @param program the main class, for the server's process
     * @param out where it is told
     * @throws TourFailed when a step did not go as told
     * @throws IOException when a step failed
     * @throws InterruptedException when interrupted
     */
    public static void run(Class<?> program, PrintWriter out) throws TourFailed, IOException, InterruptedException {
        Narrator narrator = new Narrator(out);
        narrator.begin();
        Path served;
        try (SampleFiles files = SampleFiles.create()) {
            served = files.served();
            narrator.step("made a directory to serve: " + served);
            long start = System.nanoTime();
            try (DemoServer server = DemoServer.start(program, served, WORKERS, files.local("server.log"))) {
                narrator.step("started the file server, a process of its own, in " + Narrator.since(start) + ": "
                        + server.url());
                new GuidedTour(narrator, files, server).visit();
            }
        }
        require(Files.notExists(served), "the directory is still there: directory=" + served);
        narrator.step("removed the directory");
        narrator.end();
    }

    private void visit() throws TourFailed, IOException, InterruptedException {
        try (RemoteLibrary library = RemoteLibrary.connect(server.url(), TIMEOUT)) {
            list(library);
            upload(library);
            download(library);
        }
        showProcesses();
        killWorker();
        stop();
    }

    private void list(RemoteLibrary library) throws FtpFailure, TourFailed {
        List<RemoteFile> found = library.list("");
        require(found.size() == 2, "two files were expected: found=" + found);
        narrator.step("listed it as a client: " + found.size() + " files");
        Listing.of(found).forEach(narrator::detail);
    }

    private void upload(RemoteLibrary library) throws IOException, TourFailed {
        Path source = files.local("report.bin");
        String figures = TransferDisplay.none().show("report.bin", bar -> library.upload(source, "report.bin", bar));
        String sum = requireEqual(source, files.served().resolve("report.bin"));
        narrator.step("uploaded report.bin: " + figures + ", SHA-256 equal on both sides: " + sum);
    }

    private void download(RemoteLibrary library) throws IOException, TourFailed {
        Path target = files.local("random.bin");
        String figures = TransferDisplay.none().show("random.bin", bar -> library.download("random.bin", target, bar));
        String sum = requireEqual(files.served().resolve("random.bin"), target);
        narrator.step("downloaded random.bin: " + figures + ", SHA-256 equal on both sides: " + sum);
    }

    private void showProcesses() throws TourFailed {
        List<ProcessHandle> workers = server.workers();
        require(
                workers.size() == WORKERS,
                "the server has other workers than asked for: expected=" + WORKERS + ", found=" + pids(workers));
        narrator.step("looked at the processes: the server and its " + WORKERS + " workers");
        ProcessTree.of(server.process(), workers).forEach(narrator::detail);
    }

    private void killWorker() throws TourFailed, IOException, InterruptedException {
        List<ProcessHandle> before = server.workers();
        ProcessHandle victim = before.get(0);
        long start = System.nanoTime();
        victim.destroyForcibly();
        Wait.until("the worker " + victim.pid() + " is gone", () -> !victim.isAlive());
        int answers = downloadReadme(WORKERS);
        Wait.until("a new worker is there", () -> server.workers().size() == WORKERS);
        List<ProcessHandle> added = new ArrayList<>(server.workers());
        added.removeAll(before);
        narrator.step("killed worker " + victim.pid() + " with SIGKILL: worker " + pids(added)
                + " took its place after " + Narrator.since(start) + ", " + answers
                + " clients were served meanwhile; the server's log says");
        Files.readAllLines(files.local("server.log")).forEach(narrator::detail);
        downloadReadme(WORKERS);
    }

    private int downloadReadme(int clients) throws IOException, TourFailed {
        for (int i = 0; i < clients; i++) {
            try (RemoteLibrary library = RemoteLibrary.connect(server.url(), TIMEOUT)) {
                Path copy = library.download("readme.txt", files.local("readme.txt"), TransferListener.NONE);
                requireEqual(files.served().resolve("readme.txt"), copy);
            }
        }
        return clients;
    }

    private void stop() throws TourFailed, InterruptedException {
        List<ProcessHandle> all = new ArrayList<>(server.workers());
        all.add(server.process());
        long start = System.nanoTime();
        String lastWords = server.terminate();
        require(lastWords.equals("stopped"), "the server did not stop gracefully: output=" + lastWords);
        Wait.until("no process of " + pids(all) + " is left", () -> all.stream().noneMatch(ProcessHandle::isAlive));
        narrator.step("stopped the server gracefully in " + Narrator.since(start) + ": none of its " + all.size()
                + " processes is left");
    }

    private static String requireEqual(Path source, Path copy) throws IOException, TourFailed {
        String expected = SampleFiles.sha256(source);
        String found = SampleFiles.sha256(copy);
        require(
                expected.equals(found),
                "the copy differs: file=" + copy + ", expected=" + expected + ", found=" + found);
        return found.substring(0, 16) + "…";
    }

    private static void require(boolean happened, String otherwise) throws TourFailed {
        if (!happened) {
            throw new TourFailed(otherwise);
        }
    }

    private static String pids(List<ProcessHandle> processes) {
        return processes.stream().map(process -> Long.toString(process.pid())).collect(Collectors.joining(" "));
    }
}
