"""The site for a WSGI server: ``gunicorn majlis.interfaces.site.wsgi:application``."""

from django.core.wsgi import get_wsgi_application

from majlis.interfaces.settings import prepare, settings
from majlis.interfaces.site.start import configure, lay_out, make_tables

found = settings({})
prepare(found)
configure(found, published=True)
make_tables(found)
lay_out()
application = get_wsgi_application()
