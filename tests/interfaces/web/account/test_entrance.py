from tests.sites import Site


def test_the_page_of_signing_in_says_what_is_there(site: Site) -> None:
    page = site.client().get("/account/login/").content.decode()
    assert ">Login</label>" in page
    assert "placeholder" not in page
    assert "/account/password/reset/" not in page
    assert "Sign up" not in page
    from majlis.adapters.records import people

    site.person("a.khan", "analyst", organisation="cert")
    assert "Change your password" not in site.client("a.khan").get("/account/").content.decode(), "there is none"
    people.set_password(site.world.records, "a.khan", "four words that belong apart")
    changing = site.client("a.khan").get("/account/password/").content.decode()
    assert "Your password until now" in changing
