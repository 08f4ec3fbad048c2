"""Texts written for the tests, about invented people and places."""

import pytest

from summarize.ingest.fields import field_table

BRIDGE = "Le pont de Valmire a rouvert jeudi matin après deux ans de travaux. Le maire, Aubin Lestrade, a coupé le ruban."
FERRY = (
    "Le bac de Lorvain ne circulera pas lundi, a annoncé la compagnie. Une panne de moteur en est la cause."
)
HARVEST = (
    "Die Weinlese in Brennach hat zwei Wochen früher begonnen als im Vorjahr, teilte der Winzerverband mit."
)


@pytest.fixture
def table():
    return field_table({})


@pytest.fixture
def bridge():
    return BRIDGE


@pytest.fixture
def ferry():
    return FERRY


@pytest.fixture
def harvest():
    return HARVEST
