"""Rendering a .docx with headless LibreOffice."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from reportgen.errors import reason
from reportgen.readers.pages.errors import RenderError
from reportgen.readers.pages.severing import severed

LAST_WORDS: Final = 300
"""How much of what LibreOffice said goes into a message."""
_SETTINGS: Final = (
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Writer/Content/Update", "Link", "2"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
"""Links of strangers blocked, macros off, links never updated, and a proxy that is not there."""


def render(path: Path, folder: Path, soffice: str = "soffice", timeout: float = 180.0) -> Path:
    """Turn the .docx at `path` into a PDF of the same stem in `folder`, and return its path.

    Every call has a profile of its own, so that calls may run side by side. What is rendered is a copy that leads
    nowhere (`severing`), and the profile blocks links, macros and the network besides.

    Raises:
        RenderError: the file cannot be read, or LibreOffice is absent, takes longer than `timeout` seconds, or makes
            no PDF.
    """
    with tempfile.TemporaryDirectory(prefix="reportgen-render-", ignore_cleanup_errors=True) as name:
        work = Path(name)
        source = work / "in.docx"
        try:
            source.write_bytes(severed(path.read_bytes(), path.name))
        except OSError as fault:
            raise RenderError(f"读不了 {path}：{reason(fault)}") from fault
        _settle(work / "profile" / "user")
        said = _run(_command(soffice, work, source), work / "said.txt", timeout)
        made = work / "in.pdf"
        if not made.is_file() or not made.stat().st_size:
            raise RenderError(f"LibreOffice 没有生成 PDF（{path}）：{said or '没有任何输出'}")
        target = folder / f"{path.stem}.pdf"
        folder.mkdir(parents=True, exist_ok=True)
        shutil.move(made, target)
        return target


def _settle(user: Path) -> None:
    """Write the settings of a new profile."""
    user.mkdir(parents=True)
    rows = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    head = '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    (user / "registrymodifications.xcu").write_text(f"{head}{rows}</oor:items>", encoding="utf-8")


def _command(soffice: str, work: Path, source: Path) -> list[str]:
    profile = (work / "profile").as_uri()
    return [
        soffice,
        "--headless",
        f"-env:UserInstallation={profile}",
        "--infilter=MS Word 2007 XML",
        "--convert-to",
        "pdf",
        "--outdir",
        str(work),
        str(source),
    ]


def _run(command: list[str], log: Path, timeout: float) -> str:
    """Run to the end and return the last words; output goes to a file, which no grandchild can block."""
    with log.open("wb") as out:
        try:
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True
            )
        except OSError as fault:
            raise RenderError(
                f"运行不了 LibreOffice（{command[0]}）：{reason(fault)}",
                "请安装 LibreOffice，或者指明 soffice 的位置",
            ) from fault
        try:
            process.wait(timeout)
        except subprocess.TimeoutExpired as fault:
            raise RenderError(f"LibreOffice 超过 {timeout:g} 秒没有完成，已终止") from fault
        finally:
            if process.returncode is None:
                _kill(process)
    return log.read_text(encoding="utf-8", errors="replace").strip()[-LAST_WORDS:]


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Kill the whole process group: soffice is a launcher with children."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
