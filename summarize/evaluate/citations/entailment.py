"""A model of natural language inference as the judge of citations: any Transformers classifier, by profile."""

from __future__ import annotations

import difflib
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from summarize.config import Count, Fraction, Section, parse_toml
from summarize.errors import ConfigError, ModelError
from summarize.evaluate.citations.judges import AlignerJudge, Judge, Question
from summarize.hub import HUB_ID, load_pretrained
from summarize.records import Article

SHIPPED: Final = Path(__file__).resolve().parent / "entailment_models"
ALIGNER: Final = "aligner"


class EntailmentProfile(Section, frozen=True):
    """How to ask one classifier whether a premise entails a hypothesis.

    `model` is a folder or a hub id. `entailment` is the label that means so, when the config's labels do
    not tell. `threshold` is the probability from which a sentence counts as supported;
    `max_input_tokens` holds premise and hypothesis together.
    """

    name: str
    model: str
    entailment: str | None = None
    threshold: Fraction = 0.5
    max_input_tokens: Count = 512
    batch_size: Count = 16
    languages: tuple[str, ...] = ()
    licence: str = "unknown"


class EntailmentJudge:
    """The probability that the passages, one after another, entail the sentence.

    Where passages and sentence are too long together the longer of the two is cut, and a warning says
    how often that was. float32, so that a verdict does not hang on its batch.

    Raises:
        ModelError: the model is missing, has no safetensors weights, is no classifier, or has no
            label that means entailment.
    """

    def __init__(self, profile: EntailmentProfile, device: str = "cpu") -> None:
        self.profile = profile
        self.device = device
        self._tokenizer, self._model = _load(profile)
        self._model.to(device).eval()
        labels = {int(index): str(label) for index, label in self._model.config.id2label.items()}
        self._entailment = entailment_index(labels, profile)
        positions = getattr(self._model.config, "max_position_embeddings", None) or profile.max_input_tokens
        self._length = min(profile.max_input_tokens, int(positions), int(self._tokenizer.model_max_length))

    @property
    def threshold(self) -> float:
        """The profile's."""
        return self.profile.threshold

    @property
    def signature(self) -> str:
        """The model, how much it reads at once, and the threshold."""
        return (
            f"judge:entailment({self.profile.name})|premise:passages|tokens:{self._length}"
            f"|threshold:{self.threshold:g}"
        )

    def support(self, questions: Sequence[Question], articles: Mapping[str, Article]) -> NDArray[np.float64]:
        """The probability of entailment for each question, shape (n,); `articles` are not looked at."""
        del articles
        pairs = [
            (_plain(" ".join(p.text for p in question.passages)), _plain(question.sentence))
            for question in questions
        ]
        lengths = [len(self._tokenizer(*pair, verbose=False)["input_ids"]) for pair in pairs]
        cut = sum(length > self._length for length in lengths)
        if cut:
            warnings.warn(
                f"judge '{self.profile.name}': {cut} of {len(pairs)} texts are longer than its "
                f"{self._length} tokens; the end of the passages was not read",
                stacklevel=2,
            )
        answers = np.zeros(len(pairs))
        order = sorted(range(len(pairs)), key=lambda index: (lengths[index], index))
        for start in range(0, len(order), self.profile.batch_size):
            batch = order[start : start + self.profile.batch_size]
            answers[batch] = self._probabilities([pairs[index] for index in batch])
        return answers

    def _probabilities(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        import torch

        encoded = self._tokenizer(
            [premise for premise, _ in pairs],
            [hypothesis for _, hypothesis in pairs],
            truncation="longest_first",
            max_length=self._length,
            padding=True,
            return_tensors="pt",
        ).to(self.device)
        with torch.inference_mode():
            logits = self._model(**encoded).logits.float()
        found = torch.softmax(logits, dim=-1)[:, self._entailment].cpu().numpy()
        return np.asarray(found, dtype=np.float64)


def shipped_judges() -> tuple[str, ...]:
    """The names that `load_judge` knows: the aligner, then the profiles of the package, sorted."""
    return (ALIGNER, *sorted(path.stem for path in SHIPPED.glob("*.toml")))


def load_judge(name: str = ALIGNER, device: str = "cpu") -> Judge:
    """The judge of a name: "aligner", a shipped profile, a TOML file, a model's folder, or a hub id.

    Raises:
        ModelError: nothing of that name, or a model that cannot be used.
    """
    if name == ALIGNER:
        return AlignerJudge()
    return EntailmentJudge(_profile(name), device)


def entailment_index(labels: Mapping[int, str], profile: EntailmentProfile) -> int:
    """The place of the label that means entailment: the profile's, or the one that says so.

    "entailment", "ENTAILED", "LABEL_ENTAILMENT" say so; "not_entailment" and "non-entailment" do not.

    Raises:
        ModelError: no label or several; the message lists them.
    """
    told = profile.entailment
    found = [
        index
        for index, label in sorted(labels.items())
        if (label == told if told is not None else _means_entailment(label))
    ]
    if len(found) != 1 or len(labels) < 2:
        raise ModelError(
            f"judge '{profile.name}': {'no' if not found else 'no single'} label of "
            f"{', '.join(labels[index] for index in sorted(labels))} means entailment; "
            "give a model of natural language inference, or set `entailment` in its profile to the label's name"
        )
    return found[0]


def _means_entailment(label: str) -> bool:
    plain = label.casefold()
    return "entail" in plain and not any(no in plain for no in ("not", "non", "un", "dis"))


def _profile(name: str) -> EntailmentProfile:
    if name in shipped_judges():
        return _read(SHIPPED / f"{name}.toml")
    path = Path(name).expanduser()
    if path.suffix == ".toml":
        return _read(path)
    if path.is_dir():
        return EntailmentProfile(name=path.name, model=str(path))
    if HUB_ID.fullmatch(name):
        return EntailmentProfile(name=name, model=name)
    near = difflib.get_close_matches(name, shipped_judges(), n=1)
    hint = f"did you mean '{near[0]}'?" if near else "give one of these, a folder, or a hub id owner/name"
    raise ModelError(
        f"judge {name[:80]!r}: no profile, folder or hub id of that name; judges: {', '.join(shipped_judges())}; {hint}"
    )


def _read(path: Path) -> EntailmentProfile:
    """A profile file; a relative `model` that is a folder beside it is that folder."""
    try:
        profile = parse_toml(path.read_text(encoding="utf-8"), EntailmentProfile, str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise ModelError(f"{path}: cannot be read: {error}; give a TOML file in UTF-8") from None
    except ConfigError as error:
        raise ModelError(str(error)) from None
    beside = path.parent / profile.model
    return msgspec.structs.replace(profile, model=str(beside)) if beside.is_dir() else profile


def _load(profile: EntailmentProfile) -> tuple[Any, Any]:
    """Tokenizer and model, in float32."""
    called = f"judge '{profile.name}'"
    tokenizer, model, missing = load_pretrained(
        profile.model,
        "AutoModelForSequenceClassification",
        called,
        f"the judge {ALIGNER}, which needs no model",
        dtype="float32",
    )
    if missing:
        # Transformers would draw the weights at random and go on.
        raise ModelError(
            f"{called}: {profile.model} lacks weights of a classifier: "
            f"{', '.join(sorted(missing))[:120]}; give a model trained for natural language inference"
        )
    return tokenizer, model


def _plain(text: str) -> str:
    """What a tokenizer can read: lone surrogates have no UTF-8."""
    return text.encode("utf-8", "replace").decode("utf-8")
