"""Floor 0: what stops a command, as opposed to diagnostics, which are values."""

from __future__ import annotations

import errno

_REASONS = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限，或正被其他程序占用",
    errno.EPERM: "没有权限，或正被其他程序占用",
    errno.ENOTDIR: "上级路径是文件，不是文件夹",
    errno.EEXIST: "上级路径是文件，不是文件夹",
    errno.EISDIR: "同名的文件夹已经存在",
    errno.EROFS: "那里只能读，不能写",
    errno.ENOSPC: "磁盘已满或超过限额",
    errno.EFBIG: "磁盘已满或超过限额",
    getattr(errno, "EDQUOT", 122): "磁盘已满或超过限额",
    errno.ENAMETOOLONG: "文件名太长",
    errno.ELOOP: "链接绕成了圈",
    errno.EINVAL: "名称里有不能用的字符",
    errno.EILSEQ: "名称里有不能用的字符",
    errno.EBUSY: "正被其他程序占用",
    errno.ETXTBSY: "正被其他程序占用",
    errno.EMFILE: "同时打开的文件太多",
    errno.ENFILE: "同时打开的文件太多",
    errno.ENOMEM: "内存不足",
    errno.EIO: "磁盘读写出错",
    errno.ENXIO: "没有这个设备",
    errno.ENODEV: "没有这个设备",
    errno.ENOEXEC: "不是能运行的程序",
    errno.ECONNREFUSED: "那里没有程序应答",
    errno.ECONNRESET: "连接断了",
    errno.ETIMEDOUT: "等了很久没有应答",
    errno.EHOSTUNREACH: "网络不通",
    errno.ENETUNREACH: "网络不通",
}
_KINDS: tuple[tuple[type[OSError], int], ...] = (
    (PermissionError, errno.EACCES),
    (FileNotFoundError, errno.ENOENT),
    (NotADirectoryError, errno.ENOTDIR),
    (FileExistsError, errno.EEXIST),
    (IsADirectoryError, errno.EISDIR),
)
"""What stands for the number of an error that has none."""


def reason(error: OSError, **own: str) -> str:
    """What the system says, in Chinese; `own` says some of it otherwise, by the number's name (EACCES="…")."""
    number = error.errno or next((n for kind, n in _KINDS if isinstance(error, kind)), 0)
    name = "EACCES" if number == errno.EPERM else errno.errorcode.get(number, "")
    return own.get(name) or _REASONS.get(number) or f"系统报告“{error.strerror or error}”"


class ReportgenError(Exception):
    """Wrong use, or a place that cannot be read or written: one Chinese sentence, exit code 2."""

    def __init__(self, message: str, *hints: str) -> None:
        """`hints` say how to mend it, one sentence each."""
        super().__init__(message)
        self.message = message
        self.hints = hints


def is_no_path(error: Exception) -> bool:
    """Whether no file can have the path that was asked for, which is its giver's fault and not ours."""
    return isinstance(error, OSError) and error.errno in (errno.ENAMETOOLONG, errno.ELOOP)


def no_path(error: Exception) -> ReportgenError | None:
    """That as wrong use; None where it is something else."""
    if not isinstance(error, OSError) or not is_no_path(error):
        return None
    return ReportgenError(f"{str(error.filename)[:60]} 用不了：{reason(error)}", "核对写的文件名和文件夹")
