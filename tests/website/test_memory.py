"""The memory of what visitors read: bounded by weight, one version at a time, safe among threads."""

from concurrent.futures import ThreadPoolExecutor

from website.memory import OVERHEAD, Answer, Memory

HEADERS = {"Content-Type": "text/html"}


def answer(body: bytes) -> Answer:
    return Answer(HEADERS, body, b"")


def test_an_answer_is_found_at_its_address_while_the_version_stands():
    memory = Memory(100_000)

    memory.keep("/a", "1", answer(b"a"))

    assert memory.find("/a", "1").body == b"a"
    assert memory.find("/b", "1") is None


def test_at_the_sight_of_another_version_all_of_the_old_is_dropped():
    memory = Memory(100_000)
    memory.keep("/a", "1", answer(b"a"))

    assert memory.find("/b", "2") is None

    assert not memory.answers.kept
    assert memory.answers.weight == 0
    assert memory.find("/a", "1") is None


def test_what_was_asked_for_longest_ago_goes_first():
    memory = Memory(20 * (OVERHEAD + 100))
    for number in range(15):
        memory.keep(f"/{number}", "1", answer(b"a"))

    memory.find("/0", "1")
    for number in range(15, 30):
        memory.keep(f"/{number}", "1", answer(b"a"))

    assert "/0" in memory
    assert "/1" not in memory
    assert "/29" in memory


def test_what_weighs_too_much_is_not_kept():
    memory = Memory(100_000)

    memory.keep("/a", "1", answer(b"a" * 90_000))

    assert "/a" not in memory
    assert memory.answers.weight == 0


def test_an_answer_takes_the_place_of_the_one_before_it():
    memory = Memory(1_000_000)
    memory.keep("/a", "1", answer(b"a" * 9_000))
    memory.keep("/a", "1", answer(b"b"))

    assert memory.find("/a", "1").body == b"b"
    assert memory.answers.weight == len("/a") + answer(b"b").weight


def test_a_hundred_thousand_addresses_leave_it_as_small_as_it_is_to_be():
    memory = Memory(1_000_000)
    heaviest = 0

    for number in range(100_000):
        memory.keep(f"https://jiyao.example/meetings/?q={number}", "1", answer(b"a" * (number % 1_000)))
        heaviest = max(heaviest, memory.answers.weight)

    assert heaviest <= memory.answers.most
    kept = [len(address) + one.weight for address, (_, one) in memory.answers.kept.items()]
    assert sum(kept) == memory.answers.weight
    assert 300 < len(kept) < 1_000


def test_threads_leave_its_weight_right():
    memory = Memory(200_000)

    def work(first: int) -> None:
        for number in range(first, first + 2_000):
            memory.keep(f"/{number % 150}", str(number // 500), answer(b"a" * number))
            memory.find(f"/{number % 90}", str(number // 500))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(0, 800, 100)))

    assert memory.answers.weight == sum(len(address) + one.weight for address, (_, one) in memory.answers.kept.items())
    assert memory.answers.weight <= memory.answers.most


def test_a_body_is_compressed_where_that_gains_something():
    assert len(Answer.of(HEADERS, b"a" * 5_000).gzipped) < 100
    assert Answer.of(HEADERS, b"short").gzipped == b""
    assert Answer.of(HEADERS, b"a" * 5_000) == Answer.of(HEADERS, b"a" * 5_000)
