"""Several services on PostgreSQL: what Scripts/cluster starts, and a wire that can be cut."""

import contextlib
import os
import select
import shlex
import signal
import socket
import subprocess
import tempfile
import threading
import urllib.error
import urllib.request
from pathlib import Path

from program import ROOT, Service, Store, Wrong


def script(name, *arguments):
    """Runs one of Scripts, and returns what it printed."""
    run = subprocess.run(
        [ROOT / "Scripts" / name, *map(str, arguments)], capture_output=True, text=True, timeout=300)
    if run.returncode:
        raise Wrong(f"Scripts/{name} {shlex.join(map(str, arguments))} ended with {run.returncode}: {run.stderr}")
    return run.stdout.strip()


class Database(Store):
    """A store on PostgreSQL, and the commands on it."""

    def __init__(self, program, address):
        super().__init__(program, "")
        self.path = address


class Client(Service):
    """A service that somebody else has started."""

    def __init__(self, port):
        self.address = f"http://127.0.0.1:{port}"

    def answer(self, target):
        """Status, fields and body, whatever the status is."""
        try:
            with urllib.request.urlopen(self.address + target, timeout=30) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as problem:
            return problem.code, problem.headers, problem.read()


class Cluster:
    """Primary, standby, three services and HAProxy, for as long as it is entered."""

    def __init__(self, program):
        self.program = program

    def __enter__(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = Path(self.temporary.name) / "cluster"
        os.chmod(self.temporary.name, 0o711)
        try:
            script("cluster", "start", self.folder, self.program)
        except BaseException:
            self.__exit__()
            raise
        self.load()
        self.services = [Client(port) for port in self.known["SERVICE_PORTS"].split()]
        self.proxy = Client(self.known["PROXY_PORT"])
        self.store = Database(self.program, self.known["STORE"])
        return self

    def __exit__(self, *_):
        with contextlib.suppress(Wrong):
            script("cluster", "stop", self.folder)
        self.temporary.cleanup()

    def load(self):
        lines = (self.folder / "cluster.env").read_text().splitlines()
        self.known = {name: shlex.split(value)[0] for name, value in (line.split("=", 1) for line in lines)}

    def do(self, verb):
        """kill-primary, promote or rejoin."""
        script("cluster", verb, self.folder)
        self.load()

    def server(self, role):
        """The folder of PRIMARY or REPLICA."""
        return self.folder / self.known[role]

    def sql(self, role, *statements):
        for statement in statements:
            script(
                "postgresql", "with", self.server(role), "psql", "-X", "-q", "-h", self.server(role),
                "-p", self.known[f"{role}_PORT"], "-U", "gongshi", "-d", "gongshi", "-c", statement)

    def check(self):
        """The servers have seen nothing that a service should not do."""
        for role in ("PRIMARY", "REPLICA"):
            for line in (self.server(role) / "postgresql.log").read_text(errors="replace").splitlines():
                if "transaction in progress" in line:
                    raise Wrong(f"a connection was used again in the middle of a transaction: {line}")

    def signal(self, role, number):
        """Sends a signal to all processes of a server."""
        process = int((self.server(role) / "data" / "postmaster.pid").read_text().splitlines()[0])
        # Whoever is stopped first cannot start another one.
        os.kill(process, number)
        children = subprocess.run(["pgrep", "-P", str(process)], capture_output=True, text=True).stdout.split()
        for child in children:
            with contextlib.suppress(ProcessLookupError):
                os.kill(int(child), number)

    @contextlib.contextmanager
    def stopped(self, role):
        """A server that takes connections and answers nothing."""
        self.signal(role, signal.SIGSTOP)
        try:
            yield
        finally:
            self.signal(role, signal.SIGCONT)

    def address(self, *ports):
        """The address of the store over other ports."""
        before, rest = self.known["STORE"].split("@")
        hosts = ",".join(f"127.0.0.1:{port}" for port in ports)
        return f"{before}@{hosts}/{rest.split('/', 1)[1]}"


class Wire(threading.Thread):
    """A connection to a port, which can be cut: then nothing comes through, and nobody is told.

    What was sent meanwhile comes through when the wire is mended, as by a network that tries again.
    """

    def __init__(self, port):
        super().__init__(daemon=True)
        self.target = port
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.whole = threading.Event()
        self.whole.set()
        self.start()

    def run(self):
        while True:
            try:
                inner, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.carry, args=(inner,), daemon=True).start()

    def carry(self, inner):
        self.whole.wait()
        try:
            outer = socket.create_connection(("127.0.0.1", self.target))
        except OSError:
            inner.close()
            return
        with inner, outer, contextlib.suppress(OSError):
            while True:
                ready, _, _ = select.select([inner, outer], [], [])
                self.whole.wait()
                for end in ready:
                    data = end.recv(1 << 16)
                    # Cut while it was being read: it is on its way.
                    self.whole.wait()
                    if not data:
                        return
                    (outer if end is inner else inner).sendall(data)

    @contextlib.contextmanager
    def cut(self):
        self.whole.clear()
        try:
            yield
        finally:
            self.whole.set()
