"""Kills the service under writes at random moments, and proves that no acknowledged write is lost.

    python3 Tests/Durability/crash.py PROGRAM [ROUNDS] [--seed N] [--plant]

Each round starts the service on the same store, writes from two threads, sends SIGKILL at a random
moment, and starts the service again. Then every acknowledged write is there as it was written, whatever was
not acknowledged is there whole or not at all, the releases have no holes, and the store is sound.

With --plant the log of the store is thrown away after the kill, as if nothing had been written through: the
round must find that.
"""

import argparse
import random
import tempfile
import threading
import time

from program import INDICATORS, ROOT, Service, Store, Wrong

YEARS = [2022, 2023]


class Writer(threading.Thread):
    """Writes one report again and again, each time with another number, until it is told to stop."""

    def __init__(self, service, token, year, first):
        super().__init__()
        self.service = service
        self.year = year
        self.number = first
        self.acknowledged = {}
        self.attempted = []
        self.stopping = threading.Event()
        self.token = token
        self.problem = None

    def run(self):
        while not self.stopping.is_set():
            self.number += 1
            self.attempted.append(self.number)
            try:
                release = self.write(self.number)
            except Wrong as problem:
                if not self.stopping.is_set():
                    self.problem = problem
                return
            self.acknowledged[self.number] = release

    def write(self, number):
        """Publishes the report with a number, and returns the release that was acknowledged."""
        status, document = self.service.put(self.token, self.year, number, self.reason(number))
        if status not in (200, 201) or not document["release"]:
            raise Wrong(f"write {self.reason(number)} was answered with {status}: {document}")
        return document["release"]

    def reason(self, number):
        return f"{self.year} is {number}"

    def stop(self):
        self.stopping.set()


class Driver:
    """The rounds on one store, and all that was ever acknowledged."""

    def __init__(self, store, random_numbers):
        self.store = store
        self.random = random_numbers
        self.token = store.token()
        self.acknowledged = {year: {} for year in YEARS}
        self.attempted = {year: [] for year in YEARS}
        self.unacknowledged_kept = 0

    def round(self, longest, plant=False):
        with Service(self.store) as service:
            writers = [
                Writer(service, self.token, year, max(self.attempted[year], default=100)) for year in YEARS
            ]
            for writer in writers:
                writer.start()
            time.sleep(self.random.uniform(0, longest))
            for writer in writers:
                writer.stop()
            service.kill()
            for writer in writers:
                writer.join()
        for writer in writers:
            if writer.problem:
                raise writer.problem
            self.acknowledged[writer.year].update(writer.acknowledged)
            self.attempted[writer.year] += writer.attempted
        if plant:
            self.store.path.with_name("gongshi.sqlite-wal").unlink()
        self.prove()

    def prove(self):
        with Service(self.store) as service:
            releases = service.releases()
            self.unacknowledged_kept = 0
            for year in YEARS:
                self.prove_year(year, service, releases)
        self.store.check()

    def prove_year(self, year, service, releases):
        made = {}
        for number in self.attempted[year]:
            release = releases.get(f"{year} is {number}")
            acknowledged = self.acknowledged[year].get(number)
            if acknowledged is not None and acknowledged != release:
                raise Wrong(f"{year} is {number} was acknowledged as release {acknowledged}; it is {release}")
            if release is not None:
                made[release] = number
                self.unacknowledged_kept += acknowledged is None
        if not made:
            return
        values = service.values(year)
        for code in INDICATORS:
            if values[code] != made:
                raise Wrong(f"{code} of {year} was published as {made}; it is {values[code]}")
        text = service.text(year)
        newest = made[max(made)]
        if f"申请{newest}件" not in text:
            raise Wrong(f"the text of {year} is not that of {newest}: {text}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("rounds", type=int, nargs="?", default=10)
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    parser.add_argument("--longest", type=float, default=2, help="seconds until the kill, at most")
    parser.add_argument("--plant", action="store_true")
    options = parser.parse_args()
    print(f"seed {options.seed}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        driver = Driver(Store(options.program, folder), random.Random(options.seed))
        for number in range(1, options.rounds + 1):
            try:
                driver.round(options.longest, options.plant)
            except Wrong as problem:
                if options.plant:
                    print(f"a planted loss was found in round {number}: {problem}")
                    return
                raise SystemExit(f"round {number}, seed {options.seed}: {problem}") from None
        if options.plant:
            raise SystemExit("a planted loss was not found")
        count = sum(map(len, driver.acknowledged.values()))
        if count < options.rounds:
            raise SystemExit(f"only {count} writes in {options.rounds} rounds: that proves little; take --longest")
        print(
            f"{options.rounds} rounds: {count} acknowledged writes, all there; "
            f"{sum(map(len, driver.attempted.values())) - count} were cut off, of which "
            f"{driver.unacknowledged_kept} are there, whole; the store is sound"
        )


if __name__ == "__main__":
    main()
