"""What must hold of a page."""


def together(*checks):
    """Every check, also after one has failed: a page that is open tells all of its faults at once."""
    failed = []
    for check in checks:
        try:
            check()
        except AssertionError as error:
            failed.append(str(error))
    assert not failed, "\n".join(failed)
