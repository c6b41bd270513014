package io.javaipc.tool;

import io.javaipc.process.Command;
import io.javaipc.process.Input;

/** A JSON parser that we have not written. */
final class Python {
    private Python() {}

    /** What an expression makes of {@code d}, the parsed document; as {@code ascii()} has it. */
    static String evaluate(String json, String expression) throws InterruptedException {
        return Command.of(
                        "python3", "-c", "import json, sys; d = json.load(sys.stdin); print(ascii(" + expression + "))")
                .stdin(Input.text(json))
                .run()
                .output()
                .trim();
    }
}
