"""The parser stands alone: it can be used where there is no Django."""

import subprocess
import sys

READS = """
import sys
from meetings.parser import parse_report
from meetings.parser.cleaning.decode import decode
from meetings.parser.result.evaluation_schema import to_schema
outline = parse_report(decode("5月3日，区长张三主持召开區(qū)政府常務會議，听取汇报。".encode()))
assert to_schema(outline)["meetings"]
loaded = sorted(name for name in sys.modules if name.split(".")[0] in ("django", "psycopg", "config", "directives"))
sys.exit(", ".join(loaded) or 0)
"""


def test_reading_imports_no_django() -> None:
    done = subprocess.run([sys.executable, "-c", READS], capture_output=True, text=True, check=False)

    assert done.stderr == ""
    assert done.returncode == 0
