import pickle
from tests.leaks import *
from tests.sites import unlimited
from tests.walks import *
def test_probe(site, tmp_path):
    from django.test import override_settings
    site.organisation("guest")
    opened = {**open_things(site, tmp_path / "open"), "source": "cert"}
    with override_settings(ACCOUNT_REAUTHENTICATION_TIMEOUT=10**6, MAJLIS=unlimited(site)):
        b = readers(site, ("secretariat",))
        guess = {**opened, "nation": "falcon", "source": "falcon", "asset": "falcon:base-01"}
        e = [p for p in pages(Laid(opened, guess)) if not p.startswith(("/n/falcon","/do/","/account", "/help"))]
        before = asked(b, e)
        closed_things(site, tmp_path/"closed")
        after = asked(b, e)
        pickle.dump((before, after), open("/tmp/b_dump.pkl","wb"))
