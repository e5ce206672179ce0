"""The intake opened by the machine itself when it starts: a unit of systemd, a batch file of Windows.

Both are whole files to be put where they belong; what the office's IT has to do stands in them as comments.
"""

import shlex
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from congkhai.value import Value

_LARGEST_BODY: Final = "12m"


class Startup(Value):
    """The service of one folder: which Python runs it, as whom, at which port of this machine.

    `out` is where papers of the folder go, `url` the https address below which the office's own web server is
    to show the service.
    """

    python: Path
    folder: Path
    out: Path
    user: str
    port: int
    office: str
    url: str


def systemd(startup: Startup) -> str:
    """The text of a unit file; the service can write into the folder and nowhere else on the machine."""
    return _UNIT.format(
        office=startup.office.replace("%", "%%"),
        make=shlex.join(_words(startup, "unit", "--user", startup.user)),
        user=startup.user,
        start=_started(startup),
        proxied=_started(startup, "--behind-proxy", "--url", startup.url),
        direct=_started(startup, "--host", "ĐỊA_CHỈ", "--cert", "TỆP", "--key", "TỆP"),
        folder=_quoted(str(startup.folder)),
        nginx="".join(f"#   {line}\n" for line in nginx(startup).splitlines()),
    )


def nginx(startup: Startup) -> str:
    """What goes into the `server` of the office's nginx that speaks TLS for `startup.url`."""
    path = urlsplit(startup.url).path.rstrip("/")
    return _LOCATION.format(path=path, port=startup.port, body=_LARGEST_BODY)


def windows(startup: Startup) -> str:
    """The text of a .cmd file for the task scheduler; it opens the service again where that failed."""
    return _CMD.format(
        office=_doubled(startup.office),
        make=" ".join(map(_in_cmd, _words(startup, "unit", "--windows"))),
        start=" ".join(map(_in_cmd, _words(startup, "serve"))),
        folder=_doubled(str(startup.folder)),
        out=_doubled(str(startup.out)),
        port=startup.port,
    )


def _words(startup: Startup, command: str, *options: str) -> list[str]:
    program = [str(startup.python), "-m", "congkhai", "-C", str(startup.folder)]
    return [*program, "intake", command, "--port", str(startup.port), *options]


def _started(startup: Startup, *options: str) -> str:
    """A command line as systemd reads it: `$` names a variable in every word but the first."""
    first, *rest = _words(startup, "serve", *options)
    words = [_quoted(first), *(word if _plain(word) else _quoted(word.replace("$", "$$")) for word in rest)]
    return " ".join(words)


def _quoted(text: str) -> str:
    """A word as systemd reads it; `%` would be something that the unit knows of itself."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{escaped}"'


def _in_cmd(word: str) -> str:
    return word if _plain(word) else f'"{_doubled(word)}"'


def _doubled(text: str) -> str:
    """`%` begins the name of a variable in a batch file, also inside quotes and remarks."""
    return text.replace("%", "%%")


def _plain(word: str) -> bool:
    return word.replace("-", "").isalnum()


_LOCATION: Final = """\
location {path}/ {{
  client_max_body_size {body};
  proxy_pass http://127.0.0.1:{port};
  proxy_set_header Host $http_host;
  proxy_set_header X-Forwarded-For $remote_addr;
  proxy_set_header X-Forwarded-Proto $scheme;
}}
"""

_UNIT: Final = """\
# Trang nộp hồ sơ của {office}, tự mở khi máy khởi động và tự mở lại khi hỏng.
#
# Cài đặt (chạy một lần, bằng tài khoản có quyền sudo):
#   {make} | sudo tee /etc/systemd/system/nop-ho-so.service
#   sudo systemctl daemon-reload
#   sudo systemctl enable --now nop-ho-so
# Xem có đang chạy không:  systemctl status nop-ho-so
# Xem nhật ký (không ghi nội dung hồ sơ, không ghi đường dẫn riêng):  journalctl -u nop-ho-so
# Dừng hoặc mở lại, hồ sơ đã có biên nhận không mất:  sudo systemctl stop|restart nop-ho-so

[Unit]
Description=Trang nộp hồ sơ: {office}
After=network.target

[Service]
Type=exec
# Tài khoản này phải đọc và ghi được thư mục của cơ quan; không dùng root.
User={user}
# Chỉ mở trên máy này:
ExecStart={start}
# Có nginx của cơ quan đứng trước và lo TLS: thay dòng ExecStart ở trên bằng dòng dưới (bỏ dấu #), sửa địa
# chỉ nếu trang mở ở nơi khác, rồi chép đoạn location vào phần server có TLS của nginx.
#ExecStart={proxied}
#
{nginx}#
# Không có nginx, có chứng thư TLS: thay dòng ExecStart ở trên bằng dòng dưới và ghi đủ địa chỉ, hai tệp PEM.
#ExecStart={direct}

Restart=on-failure
RestartSec=10
# Gõ sai tuỳ chọn (mã 2) thì mở lại cũng không được; dừng bằng Ctrl+C (mã 130) không phải là hỏng.
RestartPreventExitStatus=2
SuccessExitStatus=130
KillSignal=SIGINT
KillMode=mixed
TimeoutStopSec=30
# Một tệp nộp lên chiếm quá nhiều bộ nhớ thì chỉ việc đọc tệp ấy bị dừng.
MemoryMax=1G
OOMPolicy=continue

# Chương trình chỉ ghi được vào thư mục của cơ quan.
UMask=0077
ProtectSystem=strict
ProtectHome=read-only
ReadWritePaths={folder}
PrivateTmp=yes
PrivateDevices=yes
NoNewPrivileges=yes
CapabilityBoundingSet=
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
RestrictSUIDSGID=yes
RestrictNamespaces=yes
LockPersonality=yes
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectControlGroups=yes
# Nơi ghi tệp mô tả lỗi của chương trình: /var/lib/congkhai (không có dữ liệu của cơ quan).
StateDirectory=congkhai
StateDirectoryMode=0700
CacheDirectory=congkhai
CacheDirectoryMode=0700
Environment=XDG_STATE_HOME=/var/lib XDG_CACHE_HOME=/var/cache

[Install]
WantedBy=multi-user.target
"""

_CMD: Final = """\
@echo off
chcp 65001 >nul
rem Trang nộp hồ sơ của {office}, tự mở khi máy khởi động và tự mở lại khi hỏng.
rem
rem Cài đặt (làm một lần):
rem 1. Trong Command Prompt (không dùng PowerShell, vì PowerShell ghi tệp theo bảng mã khác), ghi tệp này:
rem      {make} > "{folder}\\nop-ho-so.cmd"
rem 2. Mở Task Scheduler, chọn Create Task (không chọn Create Basic Task), rồi ở từng thẻ:
rem      General: ghi tên việc; chọn tài khoản ghi được vào thư mục của cơ quan, không cần quyền quản trị;
rem        chọn “Run whether user is logged on or not”.
rem      Triggers: New, chọn “At startup”.
rem      Actions: New, chọn “Start a program”, rồi chọn tệp này.
rem      Conditions: bỏ chọn “Start the task only if the computer is on AC power”.
rem      Settings: bỏ chọn “Stop the task if it runs longer than”, nếu không trang tự đóng sau ba ngày;
rem        chọn “Do not start a new instance”.
rem 3. Bấm Run ở việc vừa lập rồi mở http://127.0.0.1:{port}/ trên máy này.
rem Dừng: bấm End ở việc ấy; hồ sơ đã có biên nhận không mất. Tắt chế độ ngủ (Sleep) của máy.
rem Cho máy khác trong mạng mở được: có chứng thư TLS thì thêm vào sau --port {port} ở dòng lệnh dưới đây
rem   --host ĐỊA_CHỈ --cert TỆP --key TỆP
rem Nhật ký không ghi nội dung hồ sơ, không ghi đường dẫn riêng: {out}\\nop-ho-so.log

if not exist "{out}" mkdir "{out}"
:mo
{start} >> "{out}\\nop-ho-so.log" 2>&1
rem Mã 0 là được dừng, mã 2 là gõ sai tuỳ chọn: không mở lại.
if %errorlevel% equ 0 exit /b 0
if %errorlevel% equ 2 exit /b 2
ping -n 11 127.0.0.1 >nul
goto mo
"""
