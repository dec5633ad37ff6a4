"""What happens to a write when the system fails: I/O errors, full and read-only disks, a second writer.

    python3 Tests/Durability/faults.py PROGRAM

After each fault the command has said in a sentence what was wrong and ended with 1, or has published after
all; a release is there whole or not at all; a service that reads meanwhile answers; the store is sound, and
takes the next report. Needs strace; what needs root is left out without it, and that is said.
"""

import argparse
import contextlib
import json
import os
import re
import sqlite3
import subprocess
import tempfile
import threading
import time
from pathlib import Path

from program import INDICATORS, Service, Store, Wrong

YEAR = 2022


class Reader(threading.Thread):
    """Reads from a service all the time: each answer must be of one release."""

    def __init__(self, service):
        super().__init__(daemon=True)
        self.service = service
        self.count = 0
        self.problem = None
        self.stopping = threading.Event()

    def run(self):
        codes = ",".join(INDICATORS)
        while not self.stopping.is_set():
            try:
                rows = self.service.get(f"/v1/observations?indicator={codes}&period={YEAR}")["data"]
                if len({row["value"] for row in rows}) > 1:
                    raise Wrong(f"an answer mixes releases: {rows}")
                self.count += 1
            except Exception as problem:
                self.problem = problem
                return
            time.sleep(0.01)


@contextlib.contextmanager
def reading(store):
    """A service on the store with somebody who reads, who must never see anything wrong."""
    with Service(store) as service:
        reader = Reader(service)
        reader.start()
        yield service
        reader.stopping.set()
        reader.join()
        if reader.problem:
            raise Wrong(f"reading meanwhile: {reader.problem}")
        if not reader.count:
            raise Wrong("nobody has read meanwhile")


class Numbers:
    """Numbers of reports, each used once."""

    def __init__(self):
        self.last = 100

    def next(self):
        self.last += 1
        return self.last


def attempt(store, numbers, service=None, before=(), sentence=None):
    """Publishes once under a fault. Returns whether it was acknowledged.

    Without a service one is started afterwards, to see what has been published. `sentence` is what a refusal
    must say.
    """
    number = numbers.next()
    reason = f"{YEAR} is {number}"
    run = store.run(*store.import_arguments(YEAR, number, reason), before=before)
    error = "\n".join(line for line in run.stderr.splitlines() if line.startswith("gongshi: "))
    acknowledged = run.stdout.endswith("\n")
    if run.returncode not in (0, 1) or (run.returncode == 0) != (acknowledged and not error):
        raise Wrong(f"ended with {run.returncode}, {run.stdout!r}, {run.stderr!r}")
    if not acknowledged and not error:
        raise Wrong(f"no sentence: {run.stderr!r}")
    if not acknowledged and sentence and not re.search(sentence, error):
        raise Wrong(f"“{error}” does not say “{sentence}”")
    with contextlib.nullcontext(service) if service else Service(store) as service:
        release = service.releases().get(reason)
        if acknowledged and json.loads(run.stdout)["number"] != release:
            raise Wrong(f"acknowledged as {run.stdout}; it is {release}")
        for code, vintages in service.values(YEAR).items():
            if (number in vintages.values()) != (release is not None):
                raise Wrong(f"{reason} is not whole: {code} has {vintages}")
    return acknowledged


def publish(store, numbers, service=None):
    """The next report must be taken as if nothing had been."""
    if not attempt(store, numbers, service):
        raise Wrong("the next report was not taken")
    store.check()


def trace(calls, rule, on):
    """The words before a command that make its system calls on the store's files fail."""
    return [
        "strace", "-f", "-qq", "-o", str(on), "-e", f"trace={calls}", "-e", "signal=none",
        "-e", f"inject={calls}:{rule}",
    ]


def injected(log):
    return "(INJECTED)" in Path(log).read_text(errors="replace")


def system_calls(store, numbers):
    """The first writes and syncs of an import fail, one after the other, and some of the later ones.

    Once while a service reads, and once without: then the import also takes the log into the file.
    """
    for calls, error, sentence in [
        ("fdatasync,fsync", "EIO", "the store failed|cannot be opened"),
        ("pwrite64", "ENOSPC", "the disk is full|cannot be opened"),
        ("pwrite64", "EIO", "the store failed|cannot be opened"),
    ]:
        with reading(store) as service:
            fail(store, numbers, calls, error, sentence, service)
        fail(store, numbers, calls, error, sentence)


def fail(store, numbers, calls, error, sentence, service=None):
    log = store.folder / "trace"
    faults = refused = 0
    call = 1
    while True:
        before = trace(calls, f"error={error}:when={call}", log)
        acknowledged = attempt(store, numbers, service, before, sentence)
        if not injected(log):
            break
        store.check()
        faults += 1
        refused += not acknowledged
        call += 1 + call // 6
    if not refused:
        raise Wrong(f"{calls} with {error}: {faults} faults, and none was refused")
    publish(store, numbers, service)
    print(
        f"{calls} with {error}, {'with' if service else 'without'} a service: {faults} faults, {refused} "
        "refused, the others published after all", flush=True)


def lasting(store, numbers):
    """From one call on all fail, as on a disk that is gone."""
    log = store.folder / "trace"
    with reading(store) as service:
        for calls, error in [("fdatasync,fsync", "EIO"), ("pwrite64", "ENOSPC"), ("pwrite64", "EIO")]:
            if attempt(store, numbers, service, trace(calls, f"error={error}:when=1+", log)):
                raise Wrong(f"acknowledged although every {calls} failed")
        store.check()
        publish(store, numbers, service)
    print("a disk that is gone: refused, with a sentence")


def order(store, numbers):
    """A release is written through before it is acknowledged."""
    log = store.folder / "trace"
    before = ["strace", "-f", "-qq", "-y", "-o", str(log), "-e", "trace=pwrite64,fdatasync,fsync,write"]
    with Service(store) as service:
        if not attempt(store, numbers, service, before):
            raise Wrong("not acknowledged")
    written = dirty = False
    for line in log.read_text(errors="replace").splitlines():
        if "gongshi.sqlite-wal>" in line:
            dirty = "pwrite64(" in line
            written = written or dirty
        elif re.search(r" write\(1<", line):
            if not written or dirty:
                raise Wrong("acknowledged before it was written through")
            print("acknowledged after it was written through")
            return
    raise Wrong("no acknowledgement was seen")


def over_http(store, numbers):
    """Writes of the service itself fail: it says so, serves on, and takes the next report."""
    token = store.token()
    log = store.folder / "trace"
    for calls, error in [("fdatasync,fsync", "EIO"), ("pwrite64", "ENOSPC"), ("pwrite64", "EIO")]:
        faults = refused = 0
        # The first ones meet the start, the others some write of some report.
        for call in (1, 2, 3, 5, 8, 13, 21, 34, 55, 89):
            strace, *options = trace(calls, f"error={error}:when={call}", log)
            try:
                # The tracer as a grandchild: signals go to the service.
                with Service(store, before=[strace, "-D", *options]) as service:
                    for _ in range(3):
                        refused += not put(service, token, numbers)
                    # Each thread of the service has a fault of its own.
                    if not any(put(service, token, numbers) for _ in range(4)):
                        raise Wrong("the service did not take the next report")
            except Wrong as problem:
                # The fault met the start, which says so.
                if "did not start" not in str(problem) or "gongshi: " not in str(problem):
                    raise
            # The tracer ends after the service.
            time.sleep(0.2)
            faults += injected(log)
            store.check()
        if not refused:
            raise Wrong(f"{calls} with {error}: {faults} faults in a service, and no write was refused")
        print(f"{calls} with {error} in a service: {faults} faults, {refused} writes refused", flush=True)


def put(service, token, numbers):
    """Publishes over HTTP. Returns whether it was acknowledged; then it is there, and else it is not."""
    number = numbers.next()
    reason = f"{YEAR} is {number}"
    status, document = service.put(token, YEAR, number, reason)
    acknowledged = status in (200, 201)
    if not acknowledged and (status not in (500, 503, 507) or "detail" not in document):
        raise Wrong(f"answered with {status}: {document}")
    release = service.releases().get(reason)
    if acknowledged and document["release"] != release:
        raise Wrong(f"acknowledged as {document['release']}; it is {release}")
    for code, vintages in service.values(YEAR).items():
        if (number in vintages.values()) != (release is not None):
            raise Wrong(f"{reason} is not whole: {code} has {vintages}")
    return acknowledged


def two_writers(store, numbers):
    """The second writer waits, and is refused in the end."""
    def hold(seconds, isHeld):
        other = sqlite3.connect(store.path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        isHeld.set()
        time.sleep(seconds)
        other.execute("ROLLBACK")
        other.close()

    with reading(store) as service:
        for seconds, waits in [(2, True), (20, False)]:
            is_held = threading.Event()
            holder = threading.Thread(target=hold, args=(seconds, is_held))
            holder.start()
            is_held.wait()
            start = time.monotonic()
            acknowledged = attempt(
                store, numbers, service, sentence="another process is writing to the store; try again")
            took = time.monotonic() - start
            if acknowledged != waits or (not waits and took > 15):
                raise Wrong(f"a lock of {seconds} s: acknowledged {acknowledged} after {took:.1f} s")
            holder.join()
        publish(store, numbers, service)

        reasons = {}
        def write_some(year):
            for number in range(10):
                arguments = store.import_arguments(year, 200 + number, f"{year} is {200 + number}")
                run = store.run(*arguments)
                if run.returncode:
                    reasons[year] = run.stderr
        threads = [threading.Thread(target=write_some, args=(year,)) for year in (2023, 2024, 2025)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if reasons:
            raise Wrong(f"writers at once: {reasons}")
        made = [reason for reason in service.releases() if reason[:4] in ("2023", "2024", "2025")]
        if len(made) != 30:
            raise Wrong(f"of 30 releases of three writers at once there are {len(made)}")
    store.check()
    print("two writers: the second waits, or is refused with a sentence; three writers at once: 30 releases")


@contextlib.contextmanager
def small_disk(options="size=8m"):
    """A file system of its own, which is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        mount = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], capture_output=True, text=True)
        if mount.returncode:
            raise PermissionError(mount.stderr.strip())
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", "-l", folder], check=True)


def full_disk(program):
    numbers = Numbers()
    with small_disk() as folder:
        store = Store(program, folder)
        with reading(store) as service:
            publish(store, numbers, service)
            with open(folder / "other", "wb") as other:
                # All but some room, so that it is a write of the store that meets the end.
                room = os.statvfs(folder)
                other.write(bytes(room.f_bavail * room.f_frsize - 300_000))
            count = 0
            while attempt(store, numbers, service, sentence="the disk is full"):
                count += 1
                if count > 200:
                    raise Wrong("the disk is never full")
            if attempt(store, numbers, service, sentence="the disk is full"):
                raise Wrong("acknowledged on a full disk")
            backup = store.run("backup", folder / "backup.sqlite")
            if backup.returncode != 1 or "cannot be written" not in backup.stderr:
                raise Wrong(f"a backup on a full disk: {backup}")
            if [name for name in os.listdir(folder) if "backup" in name]:
                raise Wrong("half a backup was left")
            store.check()
            (folder / "other").unlink()
            publish(store, numbers, service)
        store.check()
    print(f"a full disk: {count} published, then refused, and on again with room")


def read_only(program):
    numbers = Numbers()
    with small_disk("size=32m") as folder:
        store = Store(program, folder)
        with Service(store) as service:
            publish(store, numbers, service)
        arguments = store.import_arguments(YEAR, 999, "read-only")
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        refused(store, arguments)
        subprocess.run(["mount", "-o", "remount,rw", str(folder)], check=True)
        with Service(store) as service:
            if "read-only" in service.releases():
                raise Wrong("published on a read-only disk")
            publish(store, numbers, service)
    print("a read-only disk: refused, with a sentence")


def refused(store, arguments, before=()):
    """Neither an import nor a service can open a store that they may not write, and both say so."""
    for command in (arguments, ["serve", "--port", "0"]):
        run = store.run(*command, before=before)
        if run.returncode == 126:
            raise PermissionError(run.stderr.strip())
        if run.returncode != 1 or not re.search(
                r"gongshi: the store .* cannot be opened: .*would be right", run.stderr):
            raise Wrong(f"{command[0]} on a store that is read-only: {run}")


def read_only_file(program):
    numbers = Numbers()
    # To root nothing is read-only: it becomes somebody else.
    before = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.geteuid() == 0 else []
    with tempfile.TemporaryDirectory() as folder:
        store = Store(program, folder)
        with Service(store) as service:
            publish(store, numbers, service)
        arguments = store.import_arguments(YEAR, 999, "read-only")
        os.chmod(store.path, 0o444)
        # First the file alone, then its folder too.
        for mode in (0o777, 0o555):
            os.chmod(folder, mode)
            refused(store, arguments, before)
        os.chmod(folder, 0o755)
        os.chmod(store.path, 0o644)
        with Service(store) as service:
            if "read-only" in service.releases():
                raise Wrong("published in a read-only file")
            publish(store, numbers, service)
    print("a read-only file, and folder: refused, with a sentence")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    program = parser.parse_args().program
    with tempfile.TemporaryDirectory() as folder:
        store, numbers = Store(program, folder), Numbers()
        order(store, numbers)
        system_calls(store, numbers)
        lasting(store, numbers)
        over_http(store, numbers)
        two_writers(store, numbers)
    for test in (full_disk, read_only, read_only_file):
        try:
            test(program)
        except PermissionError as problem:
            print(f"left out, {test.__name__}: not allowed here ({problem})")


if __name__ == "__main__":
    try:
        main()
    except Wrong as problem:
        raise SystemExit(f"a promise is broken: {problem}") from None
