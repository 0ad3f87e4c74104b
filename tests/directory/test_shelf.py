from experts.directory.shelf import Page, Shelf


def page(size: int) -> Page:
    return Page(b"x" * size, {})


def test_pages_leave_when_there_are_too_many_and_those_asked_for_lately_stay() -> None:
    shelf = Shelf(most_bytes=30)
    for key in ["a", "b", "c"]:
        shelf.keep(key, page(10))
    shelf.get("a")
    shelf.keep("d", page(10))

    assert [key for key in ["a", "b", "c", "d"] if shelf.get(key)] == ["a", "c", "d"]
    assert shelf.bytes == 30


def test_a_page_that_comes_again_takes_the_place_of_the_old_one() -> None:
    shelf = Shelf(most_bytes=30)
    shelf.keep("a", page(20))
    shelf.keep("a", page(10))

    assert shelf.bytes == 10


def test_a_page_larger_than_the_shelf_is_not_kept() -> None:
    shelf = Shelf(most_bytes=30)
    shelf.keep("a", page(31))

    assert shelf.get("a") is None
    assert shelf.bytes == 0
