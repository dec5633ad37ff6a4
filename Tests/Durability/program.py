"""The program under test: a store, a service on it, and single commands."""

import http.client
import json
import os
import re
import signal
import subprocess
import tempfile
import time
import urllib.parse
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
AREA = "370404"
INDICATORS = ["reconsideration-applications-received", "reconsideration-accepted", "legal-aid-cases"]


class Wrong(Exception):
    """A promise that was broken."""


def report(year, number):
    """A report whose three figures tell which write it is."""
    return (
        f"# 峄城区{year}年法治政府建设报告\n\n一、情况\n"
        f"收到行政复议申请{number}件，受理{number}件。办理法律援助案件{number}件。\n"
    )


class Store:
    """A store in a folder, and the commands on it."""

    def __init__(self, program, folder):
        self.program = str(program)
        self.folder = Path(folder)
        self.path = self.folder / "gongshi.sqlite"
        # Elsewhere: a store's disk may be full, or its folder read-only to the one who imports.
        self.reports = tempfile.TemporaryDirectory()
        os.chmod(self.reports.name, 0o755)

    def command(self, *arguments):
        return [self.program, *map(str, arguments), "--store", str(self.path)]

    def run(self, *arguments, before=()):
        """Runs a command to its end; `before` are words before it, such as strace's."""
        return subprocess.run(
            [*before, *self.command(*arguments)], cwd=ROOT, capture_output=True, text=True, timeout=120
        )

    def write_report(self, year, number):
        """The file of a report, for an import."""
        file = Path(self.reports.name) / f"{year}-{number}.md"
        file.write_text(report(year, number), encoding="utf-8")
        return file

    def import_arguments(self, year, number, reason):
        return ["import", self.write_report(year, number), "--reason", reason, "--json"]

    def token(self):
        """A new token that may publish."""
        run = self.run("token", "create", "--name", f"writer {time.time_ns()}", "--scope", "publish", "--json")
        if run.returncode != 0:
            raise Wrong(f"token create ended with {run.returncode}: {run.stderr}")
        return json.loads(run.stdout)["token"]

    def check(self):
        """The store must be sound. What its figures say of each other does not matter here."""
        run = self.run("check", "--json")
        try:
            store = json.loads(run.stdout)[0]
        except (ValueError, IndexError):
            raise Wrong(f"check ended with {run.returncode}: {run.stdout}{run.stderr}") from None
        if store["code"] != "store" or store["result"] != "pass":
            raise Wrong(f"the store is not sound: {store}")


class Service:
    """`gongshi serve` on a store, for as long as it is entered."""

    def __init__(self, store, before=()):
        self.store = store
        self.before = before

    def __enter__(self):
        self.log = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen(
            [*self.before, *self.store.command("serve", "--port", "0")],
            cwd=ROOT, stdout=self.log, stderr=self.log, text=True,
        )
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            said = self.said()
            found = re.search(r"http://127\.0\.0\.1:(\d+)/v1", said)
            if found:
                self.address = f"http://127.0.0.1:{found[1]}"
                return self
            if self.process.poll() is not None:
                break
            time.sleep(0.02)
        self.kill()
        raise Wrong(f"the service did not start: {self.said()}")

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(30)

    def said(self):
        self.log.seek(0)
        return self.log.read()

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def bytes(self, target):
        with urllib.request.urlopen(self.address + target, timeout=30) as answer:
            return answer.read()

    def get(self, target):
        return json.loads(self.bytes(target))

    def put(self, token, year, number, reason):
        """Publishes a report over HTTP; gives the status and the document."""
        connection = http.client.HTTPConnection("127.0.0.1", int(self.address.rsplit(":", 1)[1]), timeout=30)
        try:
            connection.request(
                "PUT", f"/v1/reports/{AREA}-{year}?reason={urllib.parse.quote(reason)}",
                body=report(year, number).encode(),
                headers={"Authorization": f"Bearer {token}", "Content-Type": "text/markdown"},
            )
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read())
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise Wrong(f"no answer to {reason}: {error!r}") from None
        finally:
            connection.close()

    def text(self, year):
        return self.bytes(f"/v1/reports/{AREA}-{year}/text").decode()

    def releases(self):
        """The number of each release by its reason, the oldest first."""
        # For 50 ms after another process has published, a service may go on sending what it has kept.
        time.sleep(0.1)
        releases = self.get("/v1/releases")["data"]
        numbers = sorted(release["number"] for release in releases)
        if numbers != list(range(1, len(numbers) + 1)):
            raise Wrong(f"the releases have holes: {numbers}")
        return {release["reason"]: release["number"] for release in reversed(releases)}

    def values(self, year):
        """What was published for each indicator, by the release that did."""
        return {
            code: {
                vintage["release"]: vintage["value"]
                for vintage in self.get(f"/v1/observations/{code}.{AREA}.{year}/history")["data"]
            }
            for code in INDICATORS
        }
