"""Files, folders, globs and standard input become one ordered list of files."""

import os

import pytest

from summarize.errors import SummarizeError
from summarize.ingest.inputs import find_sources


def names(inputs):
    return [source.name for source in find_sources(inputs)]


@pytest.fixture
def tree(tmp_path):
    for name in ("b.txt", "a.txt", "sub/c.txt", "sub/deep/d.txt", ".hidden.txt", ".git/e.txt", "sub/.f.txt"):
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path / "news"


def test_a_folder_is_walked_in_order_without_what_is_hidden(tree):
    assert names([tree]) == ["a.txt", "b.txt", "sub/c.txt", "sub/deep/d.txt"]


def test_notices_about_a_folder_are_no_articles(tree):
    for name in ("README.md", "LICENSE", "sub/readme.txt", "readme-de-la-mairie.txt"):
        (tree / name).write_text("x")
    assert names([tree]) == ["a.txt", "b.txt", "readme-de-la-mairie.txt", "sub/c.txt", "sub/deep/d.txt"]
    assert names([tree / "README.md"]) == ["README.md"]


def test_files_globs_and_standard_input(tree):
    assert names([str(tree / "*.txt")]) == ["a.txt", "b.txt"]
    assert names([str(tree / "**" / "*.txt")]) == ["a.txt", "b.txt", "sub/c.txt", "sub/deep/d.txt"]
    assert names([tree / ".hidden.txt", "-", str(tree / "s*")]) == [
        ".hidden.txt",
        "stdin",
        "sub/c.txt",
        "sub/deep/d.txt",
    ]


def test_a_file_named_twice_is_read_once(tree):
    assert names([tree, tree / "a.txt", str(tree / "*.txt"), tree / "sub" / ".." / "a.txt"]) == names([tree])


def test_a_name_with_glob_characters_is_a_name_first(tree):
    (tree / "une[1].txt").write_text("x")
    assert names([str(tree / "une[1].txt")]) == ["une[1].txt"]


def test_the_order_of_inputs_does_not_matter(tree):
    assert find_sources([tree / "b.txt", tree / "a.txt"]) == find_sources([tree / "a.txt", tree / "b.txt"])


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path):
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "une.txt").write_text(folder)
    assert names([tmp_path / "x", tmp_path / "y"]) == ["x/une.txt", "y/une.txt"]
    assert names([tmp_path / "x" / "une.txt", tmp_path / "y"]) == ["x/une.txt", "y/une.txt"]


def test_links_are_followed_but_never_in_a_circle(tree):
    (tree / "sub" / "loop").symlink_to(tree)
    (tree / "self").symlink_to(tree / "self")
    (tree / "gone").symlink_to(tree / "nowhere")
    (tree / "again.txt").symlink_to(tree / "a.txt")
    sources = {source.name: source.problem for source in find_sources([tree])}
    # `again.txt` is `a.txt`, and `sub/loop` the folder itself: each is read once.
    assert list(sources) == ["a.txt", "b.txt", "gone", "self", "sub/c.txt", "sub/deep/d.txt"]
    assert sources["gone"] is not None
    assert sources["self"] is not None


def test_a_pipe_in_a_folder_is_not_opened(tree):
    os.mkfifo(tree / "pipe")
    problems = {source.name: source.problem for source in find_sources([tree])}
    assert problems["pipe"] == "not a regular file"


def test_names_that_are_no_utf_8_are_printable(tree):
    (tree / os.fsdecode(b"caf\xe9.txt")).write_text("x")
    assert "caf\\xe9.txt" in names([tree])


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ([], "no input; name files, folders or globs"),
        (["nowhere.txt"], "nowhere.txt: no such file or folder; name files"),
        (["no*such.txt"], r"no\*such.txt: no file matches; check the pattern"),
        (["a\x00b"], "not a path"),
        ([""], "not a path"),
    ],
)
def test_mistakes_are_told_in_one_line(given, message):
    with pytest.raises(SummarizeError, match=message) as error:
        find_sources(given)
    assert "\n" not in str(error.value)


def test_an_empty_folder_is_a_mistake(tmp_path):
    (tmp_path / ".hidden").write_text("x")
    with pytest.raises(SummarizeError, match="holds no file to read"):
        find_sources([tmp_path])
