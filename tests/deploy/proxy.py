"""The real nginx with the configuration that is shipped, on ports and in folders of a test."""

import getpass
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from cop.config import ROOT
from tests.deploy.processes import free_port

NGINX = "/usr/sbin/nginx"
NAME = "cop.example.org"


@dataclass(frozen=True)
class Proxy:
    """Where it listens, and what proves that it is the one."""

    port: int
    plain_port: int
    certificate: Path
    log: Path

    def connect(self, timeout: float = 60) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout)


@contextmanager
def nginx(folder: Path, *upstreams: int) -> Iterator[Proxy]:
    """nginx before the processes on these ports."""
    proxy = Proxy(free_port(), free_port(), folder / "cert.pem", folder / "error.log")
    make_certificate(folder)
    (folder / "nginx.conf").write_text(rendered(proxy, folder, upstreams))
    command = [NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-g", "daemon off;"]
    command += ["-e", str(proxy.log)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        _wait_until_open(running, proxy.port)
        yield proxy
        running.send_signal(signal.SIGTERM)


def rendered(proxy: Proxy, folder: Path, upstreams: tuple[int, ...]) -> str:
    """The shipped configuration, changed in what only a real server has."""
    text = (ROOT / "deploy" / "nginx.conf").read_text()
    servers = [f"127.0.0.1:{port}" for port in upstreams] or ["127.0.0.1:1"]
    changes = {
        "user www-data;": f"user {getpass.getuser()};" if os.geteuid() == 0 else "",
        "worker_processes auto;": "worker_processes 2;",
        "pid /run/nginx.pid;": f"pid {folder}/nginx.pid;",
        "/var/log/nginx/": f"{folder}/",
        "/opt/cop/": f"{ROOT}/",
        "/etc/cop/tls/fullchain.pem": str(proxy.certificate),
        "/etc/cop/tls/privkey.pem": str(folder / "key.pem"),
        "listen 443 ": f"listen 127.0.0.1:{proxy.port} ",
        "listen 80": f"listen 127.0.0.1:{proxy.plain_port}",
        "server 127.0.0.1:8001 ": f"server {servers[0]} ",
        "        server 127.0.0.1:8002 max_fails=0;\n": "".join(
            f"        server {more} max_fails=0;\n" for more in servers[1:]
        ),
        "http {\n": "http {\n"
        + "".join(
            f"    {kind}_temp_path {folder}/{kind};\n"
            for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        ),
    }
    for shipped, here in changes.items():
        assert shipped in text, shipped
        text = text.replace(shipped, here)
    return text


def make_certificate(folder: Path) -> None:
    """A certificate for the site's name, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    (folder / "cert.pem").write_bytes(certificate.public_bytes(pem))
    (folder / "key.pem").write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )


def _wait_until_open(running: "subprocess.Popen[str]", port: int) -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        assert running.poll() is None, running.stderr and running.stderr.read()
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("nginx does not listen")
