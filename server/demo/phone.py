"""`make phone`: serves the demo over HTTPS on the local network and shows its address as a QR code.

    python -m server.demo.phone [ADDRESS]

ADDRESS is this machine's address on the phone's network; by default that of its outgoing connections.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import segno

from . import certificate

PORT = 8443
SOMEWHERE = ("192.0.2.1", 9)  # reserved for documentation; nothing is sent to it
ADVICE = """
Téléphone, même Wi-Fi : scannez ce code, puis acceptez le certificat (« Avancé », « Continuer »).
Phone, same Wi-Fi: scan this code, then accept the certificate ("Advanced", "Proceed").

{address}        l'application · the app
{address}/demo   à ouvrir sur un autre écran : des pass à scanner · on another screen: vouchers to scan

Hors ligne aussi : ouvrez d'abord {address}/demo/certificat sur le téléphone et installez-le (Réglages, certificat CA).
Offline too: first open {address}/demo/certificat on the phone and install it (Settings, CA certificate).
Ctrl+C arrête · stops.
"""


def main() -> None:
    """Make the certificate, load the demo for this address, show it, then replace this process by gunicorn."""
    host = sys.argv[1] if len(sys.argv) > 1 else lan_address()
    address = f"https://{host}:{PORT}"
    certificate.ensure(certificate.FOLDER, [host, "127.0.0.1"])
    os.environ["PUBLIC_URL"] = address
    subprocess.run([sys.executable, "-m", "flask", "demo", "load"], check=True)
    segno.make(address, micro=False).terminal(compact=True, border=2)
    sys.stdout.write(ADVICE.format(address=address))
    sys.stdout.flush()
    serve()


def lan_address() -> str:
    """This machine's address on its default network; exits with a message when there is none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(SOMEWHERE)
        except OSError:
            sys.exit("This machine is on no network: join the phone's Wi-Fi, or say HOST=<its address>.")
        return str(probe.getsockname()[0])


def serve() -> None:
    """Replace this process by gunicorn, listening on every address of this machine."""
    gunicorn = str(Path(sys.executable).with_name("gunicorn"))
    folder = certificate.FOLDER
    tls = ["--certfile", str(folder / certificate.CERTIFICATE), "--keyfile", str(folder / certificate.KEY)]
    arguments = ["--config", "server/gunicorn_conf.py", "--bind", f"0.0.0.0:{PORT}", *tls, "server:create_app()"]
    os.execv(gunicorn, [gunicorn, *arguments])  # noqa: S606


if __name__ == "__main__":
    main()
