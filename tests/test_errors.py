"""What the system says, in Chinese."""

from __future__ import annotations

import errno
import os

import pytest

from reportgen.errors import reason


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(errno.EROFS, "Read-only file system"), "那里只能读，不能写"),
        (OSError(errno.ENOSPC, "No space left on device"), "磁盘已满或超过限额"),
        (PermissionError(errno.EPERM, "Operation not permitted"), "关掉它"),
        (PermissionError("without a number"), "关掉它"),
        (FileNotFoundError(errno.ENOENT, "No such file or directory"), "没有这个文件或文件夹"),
        (OSError(errno.EDOM, "Numerical argument out of domain"), "系统报告“Numerical argument out of domain”"),
    ],
)
def test_a_reason_is_chinese(error: OSError, told: str) -> None:
    """What nobody expects is quoted as the system has it; a caller's own words come first."""
    assert reason(error, EACCES="关掉它") == told


@pytest.mark.skipif(os.name != "posix", reason="numbers of POSIX")
@pytest.mark.parametrize("name", ["ENAMETOOLONG", "ELOOP", "EIO", "EBUSY", "ETIMEDOUT", "EHOSTUNREACH", "EDQUOT"])
def test_the_usual_ones_have_a_sentence(name: str) -> None:
    number = getattr(errno, name)
    assert "系统报告" not in reason(OSError(number, os.strerror(number)))
