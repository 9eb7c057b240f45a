"""Everything on record as plain data: tables of records, written as JSON, CSV and one database.

`table` says what a table is, and the modules named like things say what each has; `edition` holds all tables of one
state of the content; `written`, `schemas` and `database` make files of it.
"""

from explainer.library.data.database import database
from explainer.library.data.edition import FORM, Edition, edition
from explainer.library.data.schemas import File, data_package, table_schema
from explainer.library.data.table import Column, Kind, Record, Table
from explainer.library.data.written import record_json, table_csv, table_json

__all__ = [
    "FORM", "Column", "Edition", "File", "Kind", "Record", "Table", "data_package", "database", "edition", "record_json",
    "table_csv", "table_json", "table_schema",
]  # fmt: skip
