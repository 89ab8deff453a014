"""Run as a process: imports the models of each feature alone, and prints the columns that then have no type.

A foreign key takes the type of the column that it refers to, if that one's models are imported: UUIDs would be lost.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module

from sqlalchemy.types import NullType

from server.db import Base
from server.tables import list_models


def main() -> None:
    """Import the models one after the other, each in a process of its own."""
    for name in list_models():
        if os.fork() == 0:
            import_module(name)
            columns = [column for table in Base.metadata.tables.values() for column in table.columns]
            sys.stdout.writelines(f"{column}\n" for column in columns if isinstance(column.type, NullType))
            sys.stdout.flush()
            os._exit(0)
        assert os.wait()[1] == 0


if __name__ == "__main__":
    main()
