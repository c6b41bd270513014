package io.javaipc.ftp.library;

import java.nio.file.FileSystemException;

/** A file was asked for, and the name is a directory's. The JDK has the opposite only. */
final class FileIsDirectoryException extends FileSystemException {
    private static final long serialVersionUID = 1L;

    FileIsDirectoryException(String name) {
        super(name, null, "is a directory");
    }
}
