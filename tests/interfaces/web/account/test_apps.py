from tests.sites import Site


def test_it_listens_once(site: Site) -> None:
    from django.apps import apps
    from django.contrib.auth.signals import user_logged_in

    assert site
    before = len(user_logged_in.receivers)
    apps.get_app_config("majlis_account").ready()
    assert len(user_logged_in.receivers) == before
