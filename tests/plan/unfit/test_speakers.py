"""What somebody says in an article of their own is told from what the article reports."""

from summarize.plan.passages import article_passages
from summarize.plan.unfit.speakers import voiced
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


def test_the_middle_of_a_quotation_is_not_the_newspapers_own_word():
    middle = "Les hommes seuls gardent la digue et personne ne les relève."
    for opening, closing in (('"', '"'), ("«\u00a0", "\u00a0»"), ("“", "”")):
        text = (
            f"Le maire de Brévans a fermé le pont lundi matin. {opening}Rien ne va plus ici depuis des semaines "
            f"entières. {middle} Les pompes tombent en panne l'une après l'autre et les pièces arrivent d'Aurance avec "
            f"deux mois de retard. Tout est à refaire avant le printemps sur la rive, et nul ne sait qui va payer les travaux de la grande "
            f"digue du port ni les réparations du vieux quai{closing}, a dit Jean Brun. "
            "La préfecture de l'Orvanne attend la décrue pour jeudi soir."
        )
        assert middle in _voiced(text)
        assert "La préfecture de l'Orvanne attend la décrue pour jeudi soir." not in _voiced(text)


def test_a_quotation_may_close_paragraphs_later_or_never():
    later = (
        "« Rien ne va plus ici depuis des semaines.\n"
        "« Les hommes seuls gardent la digue.\n"
        "Personne ne les relève avant jeudi. »\n"
        "La préfecture de l'Orvanne attend la décrue."
    )
    assert "Personne ne les relève avant jeudi. »" in _voiced(later)
    assert "La préfecture de l'Orvanne attend la décrue." not in _voiced(later)
    never = (
        'Le maire a fermé le pont lundi. "Rien ne va plus ici. Les hommes seuls gardent la digue. '
        'La préfecture a parlé mardi d\'une "situation tendue" à Brévans.'
    )
    assert "Les hommes seuls gardent la digue." in _voiced(never)
    assert "Le maire a fermé le pont lundi." not in _voiced(never)


def test_an_interview_written_down_with_letters():
    text = (
        "Q: Comment va la digue de Brévans ? R: La digue tient encore pour le moment. "
        "Q: Quand les pompes arrivent-elles ? R: Les pompes viennent d'Aurance jeudi matin."
    )
    assert len(_voiced(text)) == 4


def test_spoken_french_is_somebodys():
    said = "Moi, la digue a tenu toute la nuit de mardi."
    for text in (said, "Ça tient encore du côté de la rive.", "C'est pas grave pour la digue de Brévans."):
        assert _voiced(text) == [text]
    for text in ("Il ne faut pas franchir la digue.", "Il n'y a pas que la digue qui tient à Brévans."):
        assert _voiced(text) == []


def test_a_mark_that_closes_what_nothing_opened_ends_somebodys_words():
    text = 'La digue tient, a dit Jean Brun. Les hommes gardent la digue."Odile Brun reste à Brévans depuis mardi soir.'
    assert "Les hommes gardent la digue." in _voiced(text)
    opened = 'Les hommes gardent la digue."La rive est inondée depuis mardi", a dit Jean Brun.'
    assert "Les hommes gardent la digue." not in _voiced(opened)
