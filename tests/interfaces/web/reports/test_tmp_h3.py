from tests.reports import *
def test_x(site):
    code = sent(with_parties(site.world), operator="")
    cert = site.as_("analyst", "cert")
    a = cert.post(f"/report/{code}/do/", {"deed": "attach", "operator":"clinic"})
    import re
    print(a.status_code, re.sub(r"<[^>]*>|\s+"," ",a.content.decode())[:900])
    assert 0
