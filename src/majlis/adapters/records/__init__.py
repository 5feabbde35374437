"""The one Django app: tables, migrations, queries and writers, a module per room.

Import :mod:`majlis.adapters.records.handle` first and open the records; the tables can be imported after that.
"""
