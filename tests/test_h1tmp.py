from tests.sites import Site
import time
def test_x(site: Site, tmp_path) -> None:
    from tests import leaks
    t=time.time()
    print(leaks.open_things(site), time.time()-t); t=time.time()
    print(leaks.closed_things(site, tmp_path/"falcon"), time.time()-t)
