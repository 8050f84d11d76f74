"""The whole public record as files: all of it, nothing else, hashed, of one moment, and gone when it is out of date."""

import csv
import hashlib
import io
import json

import pytest
from django.core.management import CommandError, call_command

from meetings.erasure import erase
from meetings.models import ChainHead, Meeting
from meetings.open_data.dump import dump
from tests.factories import approve, correct, make_item, make_meeting, make_record, release, withdraw

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]
SITE = "https://jiyao.example.gov.cn"
NAMES = [f"{name}.{suffix}" for suffix in ("jsonl", "csv") for name in ("meetings", "directives", "changes")]


@pytest.fixture
def folder(settings, tmp_path):
    settings.OPEN_DATA_DIR = tmp_path / "open-data"
    return settings.OPEN_DATA_DIR


def read(folder, name):
    return (folder / "current" / name).read_bytes()


def rows(folder, name):
    return [json.loads(line) for line in read(folder, name).decode().splitlines()]


def table(folder, name):
    return list(csv.DictReader(io.StringIO(read(folder, name).decode("utf-8-sig"))))


def test_a_dump_holds_what_the_lists_hold(cast, client, folder):
    correct(release(make_record(title="会议一"), cast), cast, note="更正标题。", title="会议二")
    withdraw(release(make_record(), cast), cast)
    release(make_meeting(held_on=None, held_on_precision="unknown", held_on_text="日前"), cast)

    dump(folder, "http://testserver")

    for name in ("directives", "changes"):
        assert rows(folder, f"{name}.jsonl") == client.get(f"/{name}.json").json()["results"]
    whole = [
        client.get(f"/meetings/{one['key']}.json").json() for one in client.get("/meetings.json").json()["results"]
    ]
    assert rows(folder, "meetings.jsonl") == whole
    for name in ("meetings", "directives", "changes"):
        assert read(folder, f"{name}.csv") == client.get(f"/{name}.csv").getvalue()


def test_a_dump_holds_nothing_that_is_not_public(cast, folder):
    approve(make_record(title="隐去的会议"), cast)
    make_record(title="隐去的草稿")
    meeting = make_meeting(place="隐去的地点")
    make_item(meeting, title="隐去的议题", disclosure="withheld", disclosure_reason="涉及商业秘密")
    release(meeting, cast)
    withdraw(release(make_record(title="隐去的旧会议"), cast), cast)

    dump(folder, SITE)

    for name in NAMES:
        assert "隐去" not in read(folder, name).decode()


def test_the_manifest_tells_hashes_and_the_end_of_the_chain(cast, folder):
    release(make_record(), cast)

    manifest = dump(folder, SITE)

    assert manifest == json.loads(read(folder, "manifest.json"))
    assert manifest["head"] == str(ChainHead.objects.get(audience="public"))
    assert [file["name"] for file in manifest["files"]] == NAMES
    for file in manifest["files"]:
        content = read(folder, file["name"])
        assert (file["bytes"], file["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
    assert [file["rows"] for file in manifest["files"]] == [1, 2, 1] * 2
    assert len(table(folder, "directives.csv")) == 2
    assert rows(folder, "meetings.jsonl")[0]["url"].startswith(f"{SITE}/meetings/")


def test_the_same_record_makes_the_same_files(cast, folder):
    release(make_record(), cast)

    first = (dump(folder, SITE), (folder / "current").readlink())

    assert (dump(folder, SITE), (folder / "current").readlink()) == first
    assert sorted(path.name for path in folder.iterdir()) == sorted(["current", str(first[1])])


def test_only_the_newest_set_stays(cast, folder):
    release(make_record(), cast)
    dump(folder, SITE)
    before = (folder / "current").readlink()
    release(make_record(), cast)

    dump(folder, SITE)

    assert (folder / "current").readlink() != before
    assert not (folder / before).exists()
    assert len(list(folder.iterdir())) == 2


def test_nothing_public_is_a_dump_too(folder):
    manifest = dump(folder, SITE)

    assert (manifest["head"], manifest["acts"]) == (None, 0)
    assert [file["rows"] for file in manifest["files"]] == [0] * 6


def files_on(client, prefix=""):
    answer = client.get(f"{prefix}/open-data/")
    assert answer.status_code == 200
    return answer.context["files"]


def test_the_files_are_listed_and_sent(cast, client, folder):
    release(make_record(), cast)
    dump(folder, SITE)

    for file in files_on(client, "/en"):
        answer = client.get(file["url"])
        content = answer.getvalue()
        assert (answer.status_code, answer["ETag"]) == (200, f'"{file["sha256"]}"')
        assert answer["Content-Type"] == f"{file['media_type']}; charset=utf-8"
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert hashlib.sha256(content).hexdigest() == file["sha256"]
        assert client.get(file["url"], headers={"if-none-match": answer["ETag"]}).status_code == 304
    manifest = client.get("/open-data/manifest.json")
    assert manifest.json() == json.loads(read(folder, "manifest.json"))
    assert manifest["Cache-Control"] == "public, max-age=60"


@pytest.mark.owner_role("erases")
def test_a_release_leaves_the_files_and_what_takes_words_back_does_not(cast, client, folder):
    meeting, other = release(make_record(), cast), release(make_record(), cast)
    dump(folder, SITE)
    release(make_record(), cast)
    (url, *_rest) = [file["url"] for file in files_on(client)]
    assert client.get(url).getvalue()

    correct(meeting, cast, title="更正后的标题")
    assert files_on(client) == []
    assert client.get(url).status_code == client.get("/open-data/manifest.json").status_code == 404
    dump(folder, SITE)
    assert len(files_on(client)) == 6
    assert client.get(url).status_code == 404

    withdraw(other, cast)
    assert files_on(client) == []
    dump(folder, SITE)
    assert len(files_on(client)) == 6

    erase(Meeting.objects.get(pk=meeting.pk), by=cast.administrator, reason="误发")
    assert files_on(client) == []


@pytest.mark.parametrize("name", ["../../etc/passwd", "%2e%2e/manifest.json", "x/meetings.csv", "current/meetings.csv"])
def test_no_other_file_is_sent(cast, client, folder, name):
    release(make_record(), cast)
    dump(folder, SITE)
    own = (folder / "current").readlink().name

    assert client.get(f"/open-data/{name}").status_code == 404
    for file in ("..", "manifest.json", "../current/meetings.csv", "x"):
        assert client.get(f"/open-data/{own}/{file}").status_code == 404


def test_a_page_without_files_says_so(client, folder):
    assert "全量数据正在重新生成" in client.get("/open-data/").content.decode()


def test_the_command_prints_what_it_wrote(cast, folder, capsys):
    release(make_record(), cast)

    call_command("dump_open_data", site=SITE)

    lines = capsys.readouterr().out.splitlines()
    sums = [hashlib.sha256(read(folder, name)).hexdigest() for name in NAMES]
    assert [line.split("\t") for line in lines[:-1]] == [
        [name, rows, digest] for name, rows, digest in zip(NAMES, "121121", sums, strict=True)
    ]
    assert lines[-1] == str(ChainHead.objects.get(audience="public"))


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(cast, tmp_path):
    (tmp_path / "file").write_text("")

    with pytest.raises(CommandError, match="cannot be written"):
        call_command("dump_open_data", dir=tmp_path / "file" / "x")
