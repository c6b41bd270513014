package io.javaipc.process;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The processes of a {@link ProcessTable} as children of their parents. Immutable. */
public final class ProcessTree {
    private final Map<Long, Node> byPid = new LinkedHashMap<>();
    private final List<Node> roots = new ArrayList<>();

    ProcessTree(List<ProcessInfo> processes) {
        processes.forEach(process -> byPid.put(process.pid(), new Node(process)));
        for (Node node : byPid.values()) {
            parentOf(node).ifPresentOrElse(parent -> parent.children.add(node), () -> roots.add(node));
        }
        breakCycles();
    }

    private Optional<Node> parentOf(Node node) {
        return node.process.ppid().stream()
                .mapToObj(byPid::get)
                .flatMap(Stream::ofNullable)
                .findFirst();
    }

    /** Processes are read one after the other: two that exchange their pids meanwhile would be each other's children. */
    private void breakCycles() {
        Set<Node> unreached = new LinkedHashSet<>(byPid.values());
        roots.forEach(root -> root.walk().forEach(unreached::remove));
        while (!unreached.isEmpty()) {
            Node root = unreached.iterator().next();
            parentOf(root).ifPresent(parent -> parent.children.remove(root));
            roots.add(root);
            root.walk().forEach(unreached::remove);
        }
    }

    /**
     * The processes whose parent is not in the table: the first process, on Linux the first kernel thread, and whatever
     * came from outside the pid namespace.
     *
     * @return an unmodifiable list, in the order of pids
     */
    public List<Node> roots() {
        return Collections.unmodifiableList(roots);
    }

    /**
     * A process with all below it.
     *
     * @param pid the process
     * @return its node; empty when it is not in the tree
     */
    public Optional<Node> find(long pid) {
        return Optional.ofNullable(byPid.get(pid));
    }

    /**
     * All processes, each before its children.
     *
     * @return the nodes
     */
    public Stream<Node> walk() {
        return roots.stream().flatMap(Node::walk);
    }

    /**
     * Draws the tree as {@code pstree -A -p} does: {@code name(pid)}.
     *
     * @return lines, each ended by a newline
     */
    public String render() {
        return roots.stream().map(Node::render).collect(Collectors.joining());
    }

    /** A process and its children. Immutable; equal only to itself. */
    public static final class Node {
        private final ProcessInfo process;
        private final List<Node> children = new ArrayList<>();

        private Node(ProcessInfo process) {
            this.process = process;
        }

        /**
         * The process.
         *
         * @return what is known of it
         */
        public ProcessInfo process() {
            return process;
        }

        /**
         * Its children.
         *
         * @return an unmodifiable list, in the order of pids
         */
        public List<Node> children() {
            return Collections.unmodifiableList(children);
        }

        /**
         * This process and all its descendants, each before its children.
         *
         * @return the nodes
         */
        public Stream<Node> walk() {
            List<Node> walked = new ArrayList<>();
            Deque<Node> next = new ArrayDeque<>(List.of(this));
            while (!next.isEmpty()) {
                Node node = next.pop();
                walked.add(node);
                for (int i = node.children.size() - 1; i >= 0; i--) {
                    next.push(node.children.get(i));
                }
            }
            return walked.stream();
        }

        /**
         * Draws it and all below it as {@code pstree -A -p} does: {@code name(pid)}.
         *
         * @return lines, each ended by a newline
         */
        public String render() {
            return render(process -> process.name().orElse("?") + "(" + process.pid() + ")");
        }

        /**
         * Draws it and all below it.
         *
         * @param label what is written for a process; its control characters become question marks
         * @return lines, each ended by a newline
         */
        public String render(Function<ProcessInfo, String> label) {
            return new TreeDrawing(label).draw(this);
        }

        @Override
        public String toString() {
            return "Node[pid=" + process.pid() + ", children=" + children.size() + "]";
        }
    }
}
