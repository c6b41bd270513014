package io.javaipc.process;

import java.util.List;
import java.util.function.Function;

/**
 * A drawing of a process tree, in the manner of {@code pstree(1)}:
 *
 * <pre>
 * init(1)-+-cron(412)
 *         |-sshd(500)---bash(710)
 *         `-agetty(513)
 * </pre>
 */
final class TreeDrawing {
    private final Function<ProcessInfo, String> label;
    private final StringBuilder drawing = new StringBuilder();
    /** What stands to the left of the children that are drawn now. */
    private final StringBuilder margin = new StringBuilder();

    TreeDrawing(Function<ProcessInfo, String> label) {
        this.label = label;
    }

    String draw(ProcessTree.Node root) {
        add(root);
        return drawing.toString();
    }

    private void add(ProcessTree.Node node) {
        String text = Printable.of(label.apply(node.process()));
        drawing.append(text);
        List<ProcessTree.Node> children = node.children();
        if (children.isEmpty()) {
            drawing.append('\n');
            return;
        }
        int marginHere = margin.length();
        margin.append(" ".repeat(text.codePointCount(0, text.length())));
        for (int i = 0; i < children.size(); i++) {
            boolean first = i == 0;
            boolean last = i == children.size() - 1;
            if (!first) {
                drawing.append(margin);
            }
            drawing.append(branch(first, last));
            int marginOfChild = margin.length();
            margin.append(last ? "   " : " | ");
            add(children.get(i));
            margin.setLength(marginOfChild);
        }
        margin.setLength(marginHere);
    }

    private static String branch(boolean first, boolean last) {
        if (first) {
            return last ? "---" : "-+-";
        }
        return last ? " `-" : " |-";
    }
}
