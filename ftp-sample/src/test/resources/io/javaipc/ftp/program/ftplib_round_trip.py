"""Uploads a file and downloads it again with Python's ftplib: host port source copy."""
import ftplib
import sys

host, port, source, copy = sys.argv[1:]
with ftplib.FTP(timeout=60) as ftp:
    ftp.connect(host, int(port))
    ftp.login()
    with open(source, "rb") as file:
        ftp.storbinary("STOR ftplib.bin", file)
    assert "ftplib.bin" in ftp.nlst(), "the upload is not listed"
    with open(copy, "wb") as file:
        ftp.retrbinary("RETR ftplib.bin", file.write)
