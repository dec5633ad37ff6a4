"""The services under test, and what their API says, which every page is compared with."""

import json
from decimal import Decimal
from functools import lru_cache
from urllib.error import HTTPError
from urllib.request import Request, urlopen


class Service:
    """One running service; `origin` is its address without a path."""

    def __init__(self, origin):
        self.origin = origin.rstrip("/")

    @lru_cache(maxsize=None)
    def get(self, path, accept="*/*"):
        """Status, media type and body of an answer; each address is asked for once."""
        request = Request(self.origin + path, headers={"Accept": accept})
        try:
            with urlopen(request, timeout=30) as answer:
                return answer.status, answer.headers.get_content_type(), answer.read()
        except HTTPError as error:
            return error.code, error.headers.get_content_type(), error.read()

    @lru_cache(maxsize=None)
    def json(self, path):
        """An answer as JSON. Numbers are Decimals: nothing is rounded on the way."""
        status, _, body = self.get(path)
        assert status == 200, f"{path} answers {status}"
        return json.loads(body, parse_float=Decimal, parse_int=Decimal)

    @lru_cache(maxsize=None)
    def everything(self):
        """All observations by id, in one answer."""
        return {one["id"]: one for one in self.json("/v1/export.json")["data"]}

    def observation(self, identifier):
        assert identifier in self.everything(), f"the API has no {identifier}"
        return self.everything()[identifier]

    @lru_cache(maxsize=None)
    def indicators(self):
        """The catalogue by code."""
        return {one["code"]: one for one in self.json("/v1/indicators")["data"]}

    def observations(self, **filters):
        """All that the filters choose."""
        return [one for one in self.everything().values() if all(one[name] == value for name, value in filters.items())]
