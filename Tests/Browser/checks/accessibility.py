"""axe-core: WCAG 2.2 AA and its best practices."""

from axe_playwright_python.sync_playwright import Axe

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
axe = Axe()


def has_no_violations(visit):
    violations = axe.run(visit.page, options=OPTIONS).response["violations"]
    told = [
        f"{one['id']} ({one['impact']}): {one['help']}\n" + "\n".join(
            f"    {node['html'][:160]}\n    {node['failureSummary'].splitlines()[-1].strip()}"
            for node in one["nodes"][:3]) + f"\n    {len(one['nodes'])} in all"
        for one in violations
    ]
    assert not told, "\n".join(told)
