"""The last step of every answer."""

from __future__ import annotations

import gzip

import brotli
import pytest

from explainer.web.finish import Ask, answer, encoded, finish, preferred

BODY = b"<p>Who distilled whom?</p>" * 40
PAGE = answer(200, "OK", [("Content-Type", "text/html; charset=utf-8"), ("Vary", "HX-Request")], BODY)


def sent(ask: Ask) -> tuple[int, dict[str, str], bytes]:
    done = finish(PAGE, ask, lambda coding: encoded(BODY, coding))
    return done.status, dict(done.headers), done.body


def test_a_reader_who_says_nothing_gets_the_plain_page() -> None:
    status, headers, body = sent(Ask())
    assert (status, body, headers["Content-Length"]) == (200, BODY, str(len(BODY)))
    assert "Content-Encoding" not in headers


def test_brotli_comes_before_gzip() -> None:
    _, headers, body = sent(Ask(accept_encoding="gzip, deflate, br"))
    assert headers["Content-Encoding"] == "br"
    assert brotli.decompress(body) == BODY
    assert headers["Content-Length"] == str(len(body))


def test_gzip_is_sent_where_brotli_is_unknown() -> None:
    _, headers, body = sent(Ask(accept_encoding="gzip"))
    assert headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body) == BODY


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("", ""),
        ("br", "br"),
        ("GZIP", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("*", "br"),
        ("*;q=0", ""),
        ("br;q=nonsense", ""),
        ("identity", ""),
        (",;=,", ""),
        ("x" * 5000, ""),
    ],
)
def test_the_coding_is_one_the_reader_takes(accepted: str, coding: str) -> None:
    assert preferred(accepted) == coding


def test_every_coding_is_named_in_vary_beside_what_the_view_named() -> None:
    assert sent(Ask())[1]["Vary"] == "HX-Request, Accept-Encoding"


def test_a_reader_who_has_the_page_gets_304_and_no_body() -> None:
    status, headers, body = sent(Ask(if_none_match=PAGE.etag, accept_encoding="br"))
    assert (status, body) == (304, b"")
    assert headers == {"Vary": "HX-Request, Accept-Encoding", "ETag": PAGE.etag}


@pytest.mark.parametrize("tag", ["*", '"other", {tag}', "{tag},", "{strong}"])
def test_tags_are_compared_weakly_and_one_by_one(tag: str) -> None:
    given = tag.format(tag=PAGE.etag, strong=PAGE.etag.removeprefix("W/"))
    assert sent(Ask(if_none_match=given))[0] == 304


@pytest.mark.parametrize("tag", ["", '"other"', "W/", PAGE.etag[:-2]])
def test_another_tag_gets_the_page(tag: str) -> None:
    assert sent(Ask(if_none_match=tag))[0] == 200


def test_head_gets_the_headers_of_get_and_no_body() -> None:
    for accepted in ("", "gzip", "br"):
        _, headers, body = sent(Ask("HEAD", accepted))
        assert body == b""
        assert headers == sent(Ask("GET", accepted))[1]


def test_another_body_has_another_tag() -> None:
    assert answer(200, "OK", PAGE.headers, BODY + b" ").etag != PAGE.etag


def test_what_is_no_page_has_no_tag() -> None:
    assert answer(404, "Not Found", PAGE.headers, BODY).etag == ""


def test_finished_headers_can_be_finished_again() -> None:
    done = finish(PAGE, Ask(), lambda coding: encoded(BODY, coding))
    again = answer(200, "OK", done.headers, done.body)
    assert (dict(again.headers), again.body, again.etag) == (dict(PAGE.headers), PAGE.body, PAGE.etag)


def test_pictures_and_short_texts_are_sent_as_they_are() -> None:
    picture = answer(200, "OK", [("Content-Type", "image/png")], BODY)
    short = answer(200, "OK", [("Content-Type", "text/plain")], b"ok")
    assert not picture.compressible
    assert not short.compressible


@pytest.mark.parametrize("coding", ["br", "gzip"])
def test_the_same_body_gives_the_same_bytes(coding: str) -> None:
    assert encoded(BODY, coding) == encoded(BODY, coding)


def test_a_long_page_made_ahead_takes_less_room_and_says_the_same() -> None:
    body = b"".join(b"<p>Paragraph %d of a chapter, with its note.</p>\n" % number for number in range(6_000))
    ahead = encoded(body, "br", ahead=True)
    assert len(ahead) < len(encoded(body, "br"))
    assert brotli.decompress(ahead) == body


def test_a_page_made_ahead_that_is_not_long_is_coded_as_ever() -> None:
    assert encoded(BODY, "br", ahead=True) == encoded(BODY, "br")
