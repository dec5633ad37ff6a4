"""Several services on a primary and a standby: what happens when one of them ends, hangs or cannot be reached.

    python3 Tests/Durability/failover.py PROGRAM [TEST…] [--plant]

Each test prints what it saw. With --plant the standby is cut off in secret before the primary is killed, so that
what was acknowledged is lost: the test must find that.
"""

import argparse
import contextlib
import http.client
import itertools
import json
import os
import threading
import time
import urllib.parse

from cluster import Client, Cluster, Database, Wire, script
from faults import small_disk
from program import AREA, INDICATORS, Service, Wrong, report

YEARS = [2022, 2023]
# Within which a service must be itself again.
SOON = 10
# How long anybody waits for an answer meanwhile: a service gives each of two servers three seconds, twice.
LONGEST = 15


class Lost(Wrong):
    """A write that was acknowledged and is not there."""


def put(service, token, year, number):
    """Publishes over HTTP, with a key of its own for each write. Returns status, fields and document."""
    connection = http.client.HTTPConnection("127.0.0.1", int(service.address.rsplit(":", 1)[1]), timeout=60)
    with contextlib.closing(connection):
        connection.request(
            "PUT", f"/v1/reports/{AREA}-{year}?reason={urllib.parse.quote(reason(year, number))}",
            body=report(year, number).encode(),
            headers={"Authorization": f"Bearer {token}", "Content-Type": "text/markdown",
                     "Idempotency-Key": f"{year}-{number}"})
        answer = connection.getresponse()
        return answer.status, answer.headers, json.loads(answer.read())


def reason(year, number):
    return f"{year} is {number}"


class Writer(threading.Thread):
    """Writes one report again and again, each time with another number, until it is told to stop."""

    def __init__(self, service, token, year, numbers, most=None):
        super().__init__(daemon=True)
        self.service, self.token, self.year, self.numbers, self.most = service, token, year, numbers, most
        self.acknowledged = {}
        self.refused = []
        self.moments = []
        self.problem = None
        self.stopping = threading.Event()

    def run(self):
        try:
            while not self.stopping.is_set() and (self.most is None or len(self.acknowledged) < self.most):
                number = next(self.numbers)
                status, fields, document = put(self.service, self.token, self.year, number)
                if status in (200, 201):
                    self.acknowledged[number] = document["release"]
                    self.moments.append(time.monotonic())
                    time.sleep(0.02)
                elif status == 503 and fields["Retry-After"]:
                    self.refused.append(number)
                    time.sleep(0.1)
                else:
                    raise Wrong(f"{reason(self.year, number)} was answered with {status}: {document}")
        except Exception as problem:
            self.problem = problem


class Reader(threading.Thread):
    """Reads all the time: each answer is 200, and of one release."""

    def __init__(self, service):
        super().__init__(daemon=True)
        self.service = service
        self.answers = []
        self.problem = None
        self.stopping = threading.Event()

    def run(self):
        target = f"/v1/observations?indicator={','.join(INDICATORS)}&period={YEARS[0]}"
        try:
            # The first what is kept, the second what no service has been asked before.
            for number in itertools.count(1):
                if self.stopping.is_set():
                    return
                before = time.monotonic()
                status, fields, body = self.service.answer(target + f"&limit={3 + number % 900}" * (number % 2))
                after = time.monotonic()
                if status != 200:
                    raise Wrong(f"a read was answered with {status}: {body.decode()}")
                values = {row["value"] for row in json.loads(body)["data"]}
                if len(values) > 1:
                    raise Wrong(f"an answer mixes releases: {body.decode()}")
                self.answers.append((before, after, fields["Warning"]))
                time.sleep(0.01)
        except Exception as problem:
            self.problem = problem


@contextlib.contextmanager
def running(*threads):
    """What runs meanwhile, and must not have met anything wrong."""
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        for thread in threads:
            thread.stopping.set()
        for thread in threads:
            thread.join(90)
        # Whatever else was wrong, is so because of this.
        for thread in threads:
            if thread.problem:
                raise Wrong(f"{type(thread).__name__}: {thread.problem!r}") from thread.problem
            if thread.is_alive():
                raise Wrong(f"{type(thread).__name__} hangs")


def wait(what, condition, seconds=SOON):
    """Waits until something holds, and returns how many seconds it took."""
    start = time.monotonic()
    while not condition():
        if time.monotonic() - start > seconds:
            raise Wrong(f"{what}: not within {seconds} s")
        time.sleep(0.02)
    return time.monotonic() - start


class Ledger:
    """What a store has acknowledged."""

    # Each is used once.
    numbers = itertools.count(101)

    def __init__(self, store, service):
        self.token = store.token()
        self.store = store
        self.acknowledged = {}
        put(service, self.token, YEARS[0], next(self.numbers))

    def take(self, *writers):
        for writer in writers:
            self.acknowledged |= {(writer.year, number): release for number, release in writer.acknowledged.items()}

    def writer(self, service, year=YEARS[0], most=None):
        return Writer(service, self.token, year, self.numbers, most)

    def prove(self, service):
        """Each acknowledged write is there, under its release, whole. Waits until the service knows the newest."""
        newest = max(self.acknowledged.values())
        try:
            wait(f"{service.address} has release {newest}", lambda: service.get("/v1")["release"] >= newest)
        except Wrong as problem:
            raise Lost(str(problem)) from None
        releases = all_releases(service)
        values = {year: service.values(year) for year, _ in self.acknowledged}
        for (year, number), release in self.acknowledged.items():
            if releases.get(reason(year, number)) != release:
                raise Lost(
                    f"{reason(year, number)} was acknowledged as release {release}; "
                    f"it is {releases.get(reason(year, number))}")
            for code in INDICATORS:
                if values[year][code].get(release) != number:
                    raise Lost(f"{code} of {year} was published as {number}; it is {values[year][code]}")


def all_releases(service):
    """The number of each release by its reason; there are no holes."""
    releases = service.get("/v1/releases")["data"]
    numbers = sorted(release["number"] for release in releases)
    if numbers != list(range(1, len(numbers) + 1)):
        raise Wrong(f"the releases have holes: {numbers}")
    return {release["reason"]: release["number"] for release in releases}


def agree(cluster):
    """All services answer the same bytes with the same tags. Returns how many answers were compared."""
    targets = [
        "/", "/v1", "/v1/releases", "/v1/observations", "/v1/export.csv", "/v1/releases.atom", "/v1/checks",
        f"/v1/reports/{AREA}-{YEARS[0]}", f"/v1/reports/{AREA}-{YEARS[0]}/text", f"/source/{AREA}-{YEARS[0]}",
        f"/v1/indicators/{INDICATORS[0]}", f"/v1/observations/{INDICATORS[0]}.{AREA}.{YEARS[0]}/history",
    ]
    for target in targets:
        answers = []
        for service in cluster.services:
            status, fields, body = service.answer(target)
            if status != 200:
                raise Wrong(f"{service.address}{target} was answered with {status}")
            answers.append((fields["ETag"], body))
        if len(set(answers)) != 1:
            raise Wrong(f"the services do not agree in {target}: {[tag for tag, _ in answers]}")
    return len(targets)


def failover(cluster, plant=False):
    """The primary is killed under writes, the standby promoted, and the other one comes back; twice."""
    ledger = Ledger(cluster.store, cluster.proxy)
    for turn in (1, 2):
        writers = [ledger.writer(cluster.proxy, year) for year in YEARS]
        readers = [Reader(cluster.proxy), Reader(cluster.services[0])]
        with running(*writers, *readers):
            if plant:
                cluster.sql("PRIMARY", "ALTER SYSTEM RESET synchronous_standby_names", "SELECT pg_reload_conf()")
                cluster.sql("REPLICA", "ALTER SYSTEM SET primary_conninfo = ''", "SELECT pg_reload_conf()")
            time.sleep(2)
            cluster.do("kill-primary")
            killed = time.monotonic()
            time.sleep(4)
            if any(moment > killed + 0.1 for writer in writers for moment in writer.moments):
                raise Wrong("a write was acknowledged without a primary")
            if not all(writer.refused for writer in writers):
                raise Wrong("no write was refused without a primary")
            promoted = time.monotonic()
            cluster.do("promote")
            for writer in writers:
                wait("writes go on", lambda writer=writer: writer.moments[-1] > promoted)
            onwards = min(next(m for m in writer.moments if m > promoted) for writer in writers) - promoted
            wait("the warnings end", lambda: all(not reader.answers[-1][2] for reader in readers))
            time.sleep(1)
        ledger.take(*writers)
        away = [answer for reader in readers for answer in reader.answers if killed < answer[0] < promoted]
        unmarked = [answer for answer in away if answer[0] > killed + 3 and not answer[2]]
        if not away or unmarked:
            raise Wrong(f"of {len(away)} answers without a primary {len(unmarked)} had no warning")
        for service in cluster.services:
            ledger.prove(service)
        compared = agree(cluster)
        print(
            f"failover {turn}: {sum(len(w.acknowledged) for w in writers)} writes acknowledged, all there; "
            f"{sum(len(w.refused) for w in writers)} refused; {len(away)} reads without a primary, all answered, "
            f"the slowest in {max(a[1] - a[0] for a in away):.2f} s; writes went on {onwards:.1f} s after the "
            f"promotion began; three services agree in {compared} answers", flush=True)
        cluster.do("rejoin")
    ledger.store.check()


def at_once(cluster):
    """Two writers on two services: nothing is lost, and what one has made all have within a second."""
    ledger = Ledger(cluster.store, cluster.proxy)
    writers = [ledger.writer(cluster.services[number], YEARS[number // 2], most=20) for number in range(3)]
    with running(*writers):
        for writer in writers:
            writer.join(120)
    ledger.take(*writers)
    for service in cluster.services:
        ledger.prove(service)
    longest = 0
    for number in range(12):
        made = ledger.writer(cluster.services[number % 3], most=1)
        made.run()
        ledger.take(made)
        release = max(made.acknowledged.values())
        for service in cluster.services:
            took = wait(
                f"release {release} at {service.address}",
                lambda service=service: service.get("/v1")["release"] >= release, seconds=1)
            longest = max(longest, took)
    compared = agree(cluster)
    print(
        f"three writers on three services: 60 releases, none lost; a release is everywhere within "
        f"{longest * 1000:.0f} ms; three services agree in {compared} answers", flush=True)


def behind(cluster):
    """A standby that takes over nothing: what was written is read back, and nobody goes back in time."""
    ledger = Ledger(cluster.store, cluster.proxy)
    cluster.sql("REPLICA", "SELECT pg_wal_replay_pause()")
    try:
        for number in range(9):
            writing, other = cluster.services[number % 3], cluster.services[(number + 1) % 3]
            made = ledger.writer(writing, most=1)
            made.run()
            ledger.take(made)
            (value, release), = made.acknowledged.items()
            for service, target in ((writing, "/v1"), (other, f"/v1?minRelease={release}"), (other, "/v1")):
                status, fields, body = service.answer(target)
                if status != 200 or json.loads(body)["release"] < release:
                    raise Wrong(f"release {release} is not in {target} of {service.address}: {status} {body[:200]}")
                if fields["Warning"]:
                    raise Wrong(f"{target} of {service.address} has a warning, and the primary is well")
            if writing.values(YEARS[0])[INDICATORS[0]].get(release) != value:
                raise Wrong(f"release {release} is told, and not its values")
    finally:
        cluster.sql("REPLICA", "SELECT pg_wal_replay_resume()")
    ledger.prove(cluster.proxy)
    print(
        "a standby that is behind: 9 releases read back at once, by who wrote them and with minRelease elsewhere",
        flush=True)


@contextlib.contextmanager
def own_service(cluster, *ports, replicas=()):
    """A service over other ports, which waits for three seconds."""
    words = ["env", "GONGSHI_STORE_TIMEOUT_SECONDS=3"]
    if replicas:
        words.append(f"GONGSHI_STORE_REPLICAS={cluster.address(*replicas)}")
    with Service(Database(cluster.program, cluster.address(*ports)), before=words) as service:
        yield Client(service.address.rsplit(":", 1)[1])


def outage(ledger, service, fault, name, fresh):
    """Writes are refused and reads go on under a fault, and all is well soon after.

    With `fresh` reads that nobody has made before are answered, too; else 503.
    """
    target = f"/v1/observations?period={YEARS[0]}"
    before = ledger.writer(service, most=1)
    before.run()
    service.answer(target)
    with fault:
        start = time.monotonic()
        status, fields, document = put(service, ledger.token, YEARS[0], unknown := next(ledger.numbers))
        if status != 503 or not fields["Retry-After"]:
            raise Wrong(f"{name}: a write was answered with {status}: {document}")
        refused = time.monotonic() - start
        if refused > LONGEST:
            raise Wrong(f"{name}: a write was refused after {refused:.0f} s only")
        wait("reads have a warning", lambda: service.answer(target)[1]["Warning"])
        start = time.monotonic()
        status, fields, body = service.answer(target)
        if status != 200 or not fields["Warning"] or not fields["Cache-Status"]:
            raise Wrong(f"{name}: a read was answered with {status}, {fields}: {body.decode()}")
        read = time.monotonic() - start
        if read > LONGEST:
            raise Wrong(f"{name}: a read was answered after {read:.0f} s only")
        status, _, body = service.answer(target + "&limit=7")
        if status != (200 if fresh else 503):
            raise Wrong(f"{name}: a new read was answered with {status}: {body.decode()}")
        status, _, _ = service.answer("/healthz")
        if status != 200:
            raise Wrong(f"{name}: /healthz was answered with {status}")
    mended = time.monotonic()
    after = ledger.writer(service, most=3)
    with running(after):
        wait(f"{name}: writes go on", lambda: after.acknowledged)
        onwards = time.monotonic() - mended
        after.join(60)
    ledger.take(before, after)
    wait("the warnings end", lambda: not service.answer(target)[1]["Warning"])
    ledger.prove(service)
    kept = whole(service, unknown)
    print(
        f"{name}: a write was refused after {refused:.1f} s{', and is there' if kept else ''}; reads went "
        f"on with a warning, within {read:.2f} s; writes went on after {onwards:.1f} s", flush=True)


def cut(cluster):
    """The network between a service and the database swallows everything."""
    wires = [Wire(cluster.known["PRIMARY_PORT"]), Wire(cluster.known["REPLICA_PORT"])]
    ledger = Ledger(cluster.store, cluster.proxy)
    with own_service(cluster, *(wire.port for wire in wires)) as service:
        outage(ledger, service, both_cut(wires), "a cut network", fresh=False)
    with own_service(cluster, *(wire.port for wire in wires), replicas=[wires[1].port]) as service:
        outage(ledger, service, wires[0].cut(), "a cut to the primary", fresh=True)


@contextlib.contextmanager
def both_cut(wires):
    with wires[0].cut(), wires[1].cut():
        yield


def hung(cluster):
    """The primary takes connections and answers nothing."""
    ledger = Ledger(cluster.store, cluster.proxy)
    ports = cluster.known["PRIMARY_PORT"], cluster.known["REPLICA_PORT"]
    with own_service(cluster, *ports, replicas=[ports[1]]) as service:
        outage(ledger, service, cluster.stopped("PRIMARY"), "a hung primary", fresh=True)


def alone(cluster):
    """The standby hangs: nothing is acknowledged that it does not have, and reads go on from the primary."""
    ledger = Ledger(cluster.store, cluster.proxy)
    ports = cluster.known["PRIMARY_PORT"], cluster.known["REPLICA_PORT"]
    with own_service(cluster, *ports, replicas=[ports[1]]) as service:
        with running(reader := Reader(service)):
            with cluster.stopped("REPLICA"):
                start = time.monotonic()
                status, fields, document = put(service, ledger.token, YEARS[0], unknown := next(ledger.numbers))
                if status != 503 or not fields["Retry-After"]:
                    raise Wrong(f"a write without a standby was answered with {status}: {document}")
                refused = time.monotonic() - start
                time.sleep(4)
            after = ledger.writer(service, most=3)
            with running(after):
                onwards = wait("writes go on", lambda: after.acknowledged)
                after.join(60)
        ledger.take(after)
        ledger.prove(service)
        kept = whole(service, unknown)
        # With the same key it is done once, whether or not it was before.
        again = ledger.writer(service, most=1)
        again.numbers = iter([unknown])
        again.run()
        ledger.take(again)
        ledger.prove(service)
        made = [r["number"] for r in service.get("/v1/releases")["data"] if r["reason"] == reason(YEARS[0], unknown)]
        if made != [again.acknowledged[unknown]]:
            raise Wrong(f"what was sent twice with one key was made as {made}, {again.problem}")
    slowest = max(answer[1] - answer[0] for answer in reader.answers)
    if max(refused, slowest) > LONGEST:
        raise Wrong(f"a hung standby: a write was answered after {refused:.0f} s, a read after {slowest:.0f} s")
    print(
        f"a hung standby: a write was not acknowledged after {refused:.1f} s, and is {'' if kept else 'not '}there; sent "
        "again with its key it is there once; "
        f"{len(reader.answers)} reads, all answered, the slowest in {slowest:.2f} s; writes went on after "
        f"{onwards:.1f} s", flush=True)


def whole(service, number):
    """Whether a write that was not acknowledged was done after all; then all of it is there."""
    release = all_releases(service).get(reason(YEARS[0], number))
    for code, values in service.values(YEARS[0]).items():
        if (number in values.values()) != (release is not None):
            raise Wrong(f"{reason(YEARS[0], number)} is there in part: {code} has {values}")
    return release is not None


def restart(cluster):
    """The primary is restarted under writes, in both ways."""
    ledger = Ledger(cluster.store, cluster.proxy)
    for mode in ("fast", "immediate"):
        writers = [ledger.writer(cluster.proxy, year) for year in YEARS]
        readers = [Reader(cluster.proxy)]
        with running(*writers, *readers):
            time.sleep(1)
            script(
                "postgresql", "with", cluster.server("PRIMARY"), "pg_ctl", "restart", "-D", "data", "-m", mode,
                "-w", "-s", "-l", "postgresql.log")
            started = time.monotonic()
            for writer in writers:
                wait("writes go on", lambda writer=writer: writer.moments[-1] > started)
            onwards = time.monotonic() - started
            time.sleep(1)
        ledger.take(*writers)
        for service in cluster.services:
            ledger.prove(service)
        print(
            f"a restart ({mode}): {sum(len(w.acknowledged) for w in writers)} writes acknowledged, all there; "
            f"{sum(len(w.refused) for w in writers)} refused; writes went on after {onwards:.1f} s", flush=True)


def full_disk(program):
    """The disk of the database is full: 507 for who writes, and reads go on."""
    with small_disk("size=192m,mode=755") as folder:
        address = script("postgresql", "start", folder / "pg", "-c", "max_wal_size=32MB", "-c", "min_wal_size=32MB")
        try:
            store = Database(program, address)
            with Service(store) as service:
                client = Client(service.address.rsplit(":", 1)[1])
                ledger = Ledger(store, client)
                with open(folder / "other", "wb") as other:
                    room = os.statvfs(folder)
                    other.write(bytes(room.f_bavail * room.f_frsize - 100_000))
                with running(reader := Reader(client)):
                    for count in range(500):
                        status, _, document = put(client, ledger.token, YEARS[0], number := next(ledger.numbers))
                        if status == 507:
                            break
                        if status not in (200, 201):
                            raise Wrong(f"a write on a full disk was answered with {status}: {document}")
                        ledger.acknowledged[YEARS[0], number] = document["release"]
                    else:
                        raise Wrong("the disk is never full")
                    time.sleep(1)
                    if put(client, ledger.token, YEARS[0], next(ledger.numbers))[0] != 507:
                        raise Wrong("a second write on a full disk was not refused")
                    (folder / "other").unlink()
                    after = ledger.writer(client, most=3)
                    with running(after):
                        after.join(60)
                    ledger.take(after)
                ledger.prove(client)
            store.check()
            print(
                f"a full disk: {count} writes fitted in, then 507, {len(reader.answers)} reads meanwhile; writes "
                "went on with room", flush=True)
        finally:
            script("postgresql", "stop", folder / "pg")


TESTS = [failover, at_once, behind, cut, hung, alone, restart]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("tests", nargs="*", help=" ".join(test.__name__ for test in [*TESTS, full_disk]))
    parser.add_argument("--plant", action="store_true")
    options = parser.parse_args()
    with Cluster(options.program) as cluster:
        if options.plant:
            try:
                failover(cluster, plant=True)
            except Lost as problem:
                print(f"a planted loss was found: {problem}")
                return
            raise SystemExit("a planted loss was not found")
        for test in TESTS:
            if not options.tests or test.__name__ in options.tests:
                test(cluster)
        cluster.check()
    if not options.tests or "full_disk" in options.tests:
        try:
            full_disk(options.program)
        except PermissionError as problem:
            print(f"left out, full_disk: not allowed here ({problem})")


if __name__ == "__main__":
    try:
        main()
    except Wrong as problem:
        raise SystemExit(f"a promise is broken: {problem}") from None
