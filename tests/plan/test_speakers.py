"""What somebody says in an article of their own is told from what the article reports."""

from summarize.plan.passages import article_passages
from summarize.plan.speakers import voiced
from summarize.records import Article


def _voiced(text: str) -> list[str]:
    article = Article("a", text, language="fr")
    passages = article_passages(article)
    spans = voiced(passages, {"a": article})
    return [p.text for p in passages if (p.article_id, p.start, p.end) in spans]


def test_answers_of_an_interview_carry_no_wording():
    text = (
        "La juge Odile Brun publie un livre sur les fichiers de police.\n"
        "Pourquoi sortez-vous ce livre maintenant ?\n"
        "Les enfants sont déjà assez fichés dans ce pays.\n"
        "Faut-il donc supprimer le fichier des mineurs ?\n"
        "Souvent les familles ignorent comment en sortir."
    )
    assert "La juge Odile Brun publie un livre sur les fichiers de police." not in _voiced(text)
    assert "Les enfants sont déjà assez fichés dans ce pays." in _voiced(text)
    assert "Souvent les familles ignorent comment en sortir." in _voiced(text)


def test_an_opinion_piece_carries_no_wording():
    text = (
        "Soigner jusqu'au bout reste notre premier devoir de médecins.\n"
        "Nous refusons que la mort devienne un acte de soin.\n"
        "La loi de 2005 suffit à protéger les malades.\n"
        "Nos équipes le vivent chaque jour dans les hôpitaux."
    )
    assert "La loi de 2005 suffit à protéger les malades." in _voiced(text)


def test_quotations_are_their_speakers_own():
    text = (
        "Le maire de Brévans a fermé le pont lundi matin.\n"
        "« Nous avons eu peur. Notre pont a bougé. Nous ne dormons plus », a dit Jean Brun.\n"
        "Il rouvrira vendredi, selon la préfecture de l'Orvanne."
    )
    assert _voiced(text) == []


def test_a_sentence_to_readers_is_left_aside():
    text = "Le musée a ouvert lundi ses portes à Solvanne.\nVous pouvez réserver vos billets sur place dès jeudi."
    assert _voiced(text) == ["Vous pouvez réserver vos billets sur place dès jeudi."]


def test_an_explainer_that_asks_its_own_questions_reports():
    text = (
        "La digue de Port-Elvain a cédé mardi à l'aube.\n"
        "Combien de maisons sont inondées ?\n"
        "Deux cents maisons sont sous l'eau dans le bas de la ville.\n"
        "Quand l'eau va-t-elle baisser ?\n"
        "La préfecture de l'Orvanne attend la décrue pour jeudi soir."
    )
    assert _voiced(text) == []
