"""Sentence boundaries: a golden table per language (| marks a boundary), invariants, and speed."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.text.abbreviations import TABLED
from summarize.text.sentences import sentence_spans

GOLDEN = r"""
fr # M. Lenoir est arrivé.| Mme. Aubert et le Dr. Bastide aussi.
fr # Le Pr. Vial, Me. Orsini et Mgr. Faure étaient là.| La Cie. Boréal non.
fr # En 52 av. J.-C. les tribus se soulèvent.| Puis plus rien.
fr # C'était en 14 apr. J.-C.| Les tribus se taisent.
fr # Voir p. 12, art. 3, chap. IV et n° 4.| La suite demain.
fr # Des pommes, des poires, etc.| Le marché ferme.
fr # Il y a env. 300 places à St. Aubin, cf. Lenoir.| Tout est pris.
fr # Le bd. Carnot et l'av. Foch sont fermés.
fr # Il manque de vitamine C.| Le médecin l'a dit.
fr # Selon J. Le Guen et A. B. C. Martel, oui.| Selon d'autres, non.
fr # J. R. R. Morel a signé.| M. de Saint-Orme aussi.
fr # Quoi ?| Il part !| Vraiment ?!| Oui !!!| Non.
fr # Quoi ? dit-il.| Rien ! répond-elle.
fr # Il hésite...| Puis il part.| Mais... non.| Enfin…| Bref.
fr # Il cite [...] Paul (...) et (enfin !) Marie.
fr # Elle part.| (...) Elle revient.
fr # (Avec agences.)| Le maire attend.
fr # Il est venu (en train !) hier.| Elle non.
fr # "Je pars. C'est fini", a-t-il dit.| Elle reste.
fr # « Je pars. C’est fini », a-t-il dit.| Elle reste.
fr # « Je pars ! » a-t-il crié.| « Reste », dit-elle.
fr # Il a dit : « Je pars. C’est fini. »| Elle reste.
fr # Il a dit: "Je pars. C'est fini."| Elle reste.
fr # « Je pars.| C’est fini.| Rien à dire. »| Elle reste.
fr # "Je pars."| Elle reste.
fr # « Je pars. »| « Moi aussi. »
fr # “Je pars. C’est fini”, dit-il.| Elle reste.
fr # Le vote a lieu jeudi.|Le gouvernement attend.
fr # Il remercie les "soignants".|Le maire aussi.
fr # Il a dit : "Je pars."|Le maire reste.
fr # Il a dit «Je pars.»|Le maire reste.
fr # Le maire reste.|"Je ne pars pas", dit-il.
fr # Il gagne 12 %.|Elle perd 3 €.|Tous rient (enfin).|Puis partent.
fr # Il est né en 1987.|Elle en 1990.
fr # Fini !|Le maire part.| Vraiment ?|Oui, dit-on.
fr # À l'ONU.|L'équipe part.|À Paris, rien.
fr # Il l'a dit sur RVO.|Signe des temps, elle aussi.
fr # Selon RVM.com, Le.Monde et Reserver.fr, rien.| Fin.
fr # Écrire à j.Martin@valbrune.example ou voir http://valbrune.example/A.Propos du site.
fr # Voir https://valbrune.example/page?Le=1 et la suite.
fr # Il est 20.30 ou 14h30, et 12.500 places.| Il fait 3.5 degrés.
fr # Il est 20 h.| Le train part à 9 h.
fr # 1. Premier point.| Deuxième phrase.
fr # IV. Le vote
fr # A. Le vote
fr # Louis XIV.| Le roi danse.
fr # - Premier point. |- Deuxième point.
fr # Les points :| • le pont| • la digue
fr # Le programme |► LE PONT, la digue
fr # Tout est calme.|- Colère à Orval -|Les élus protestent.
fr # Oui.| – Non, dit-elle.| — Si.
fr # Elle a 40 ans.| 300 personnes sont venues.
fr # Il a perdu 5 M.| Le reste aussi.
fr # l'iPhone sort.| iPad ensuite.
fr # Une équipe de l'O.N.U. Mission est là.
fr # Vu à l'O.N.U.| Le reste suit.
fr # Titre sans point
fr # Tout est calme.| Un lourd bilan pour la ville|Le maire attend.
fr # Il part.| Verdict à Morlanges|L'ancien préfet attend.| WhatsApp et NextRiverTV non plus.
fr # Tout est calme.| - "Colère" - |Les élus partent.
fr # Le maire - élu en mars - Odile Aubin à ses côtés, part.
fr # Le prix du blé ancien|Mercredi matin, rien n'a changé.
fr # « Il part », dit-elle.|M. Aubin attend.|Mme Brun aussi.| Il reste 5 M.
fr # Voilà les manifestants.|M. de Brun attend.| Le port d'Aurance.|Mme de La Serre aussi.
fr # Le journal de 20H.|MM. Aubin et Brun partent.
fr # Il roule à 90 km/h.|Les élus partent.
fr # Tout est dit à Brévans.|Lundi, rien ne bouge.
fr # LA VILLE DE BRÉVANS ATTEND |Odile Brun part.| L'ONG Aide Aurance et la GLC Coupé restent.
fr # Tout est calme.|LE PORT DANS LE VISEUR|Selon la mairie, rien ne bouge.
fr # "Un lourd bilan"|Le maire attend.| "La fin du port"|Odile Brun part.| Le "beau"|Les élus attendent.
fr # Un port sans bateaux|"Nous attendons la flotte depuis mardi soir", dit-elle.| Le film"Titan Bleu" sort.
fr # Le bilan des disputes|Certes, tout est calme.
fr # Un hiver "sans fin" |Le maire attend.| La "Jeune" Aurance et le "grand" Paul partent.
fr # il dit (sic). puis rien.
en # Mr. Hale met Sen. Moss and Gov. Pike at St. Mary's.| He left.
en # It opened at 5 p.m. Wednesday.| It shut at 9 a.m.| The rest is known.
en # She works in the U.S. Senate.| He moved to the U.S.| The end.
en # Oakmere Inc. Chief Executive Jo Hale left.| It is Oakmere Ltd.| The firm shut.
en # It was No. 3 on Jan. 6 at 4 Main Ave. and p. 12.| No.| That's all.
en # "I left. It is over," he said.| She stayed.
en # “I left. It is over,” he said.| “Why?” she asked.
en # ‘I left. It is over,’ he said.| She stayed.
en # He said: "I left. It is over."| She stayed.
en # George W. Hale spoke.| So do I.| The rest did not.
en # Prices rose 3.5 percent.| Why?| Nobody knows!
en # He runs e.g. Oakmere vs. Pike.| Done.
en # The vote is on Friday.|The mayor waits.
fr # Le tir est prévu, a dit Paul Israël.|Ariane 5 emporte deux bacs.
fr # Il a changé, a dit M. Arden.|Bob Arden et Doug Aubin sont partis.
fr # La société Voguer.Com lit Le.Monde Maritime et Radio.Net Info.
en # Visit Oakmere.com. |It is free.
de # Am 3. Mai kam Dr. Huber z.B. nach St. Gallen.| Er blieb.
de # Der 2. Weltkrieg und das 19. Jahrhundert.| Das war 1945.| Dann kam der Friede.
de # Er ist 23.| Der Vater ist 50.
de # Hr. Vogt, Fr. Abt und Prof. Lenz, d.h. Nr. 3, bzw. Art. 5.
de # Ca. 30 Personen, u.a. Anna, kamen usw.| Dann gingen sie.
de # „Ich gehe. Es ist aus“, sagte Huber.| Dann ging er.
de # »Ich gehe. Es ist aus«, sagte Huber.| Dann ging er.
de # „Ich gehe.“| „Ich auch.“
de # Sie zahlt 5 Mio. Franken.| Er zahlt nichts.
de # König Ludwig XIV. Frankreichs kam.
es # El Sr. Pardo y la Sra. Vega, del n.º 4, llegaron.| ¿Por qué?| ¡Nadie lo sabe!
es # Vive en EE. UU. desde 1990.| Los EE.UU.| Nadie más.
es # La pág. 12 y el art. 3, aprox. 30 líneas, etc.| El resto no.
es # «Me voy. Se acabó», dijo.| Ella se queda.
es # —Me voy —dijo.| Ella no.
it # Il sig. Neri e la dott.ssa Galli, dell'art. 5, sono qui.| E poi?
it # Pane, vino, ecc.| Il mercato chiude.| È tardi.
it # La Montelieve S.p.A. Energia cresce.| Ne prende il 4 ott. 2020.
it # «Parto. È finita», ha detto.| Lei resta.
pt # O Sr. Prado e a Dra. Vale chegaram à Av. Central, n.º 3.| E depois?
pt # Pão, vinho, etc.| O mercado fecha.| É tarde.
pt # "Vou embora. Acabou", disse ele.| Ela fica.
nl # Dhr. Smit en mevr. De Boer, d.w.z. nr. 3, kwamen.| Waarom?
nl # Brood, wijn, enz.| De markt sluit.| ’s Avonds niet.
nl # ‘Ik ga weg. Het is voorbij’, zei hij.| Zij blijft.
ru # Он ушёл.| Она осталась.
zh # 他来了。|她走了！|真的吗？|是。
ar # وصل الوزير. |غادر الرئيس؟ |نعم.
el # Έφυγε.| Έμεινε.
""".strip().splitlines()


@pytest.mark.parametrize("row", GOLDEN)
def test_golden(row):
    language, marked = row.split(" # ", 1)
    text = marked.replace("|", "")
    expected = [part.strip() for part in marked.split("|")]
    assert [text[start:end] for start, end in sentence_spans(text, language)] == expected


def test_the_golden_table_is_large():
    assert len(GOLDEN) >= 80
    assert {row[:2] for row in GOLDEN} >= set(TABLED)


def test_a_line_end_always_ends_a_sentence():
    text = "Un titre sans point\nle texte, M.\nDupont\r\n\n fin\u2028suite"
    found = [text[start:end] for start, end in sentence_spans(text, "fr")]
    assert found == ["Un titre sans point", "le texte, M.", "Dupont", "fin", "suite"]


@pytest.mark.parametrize("language", [None, "sv"])
def test_without_a_table_the_abbreviations_of_all_languages_hold(language):
    text = "Mme. Aubert met Mr. Hale, d.h. Dr. Huber. They left."
    assert len(sentence_spans(text, language)) == 2


def test_a_long_quotation_is_told_in_sentences():
    inner = " ".join(f"La phrase numéro {n} dit peu de chose." for n in range(20))
    assert len(sentence_spans(f"« {inner} », a-t-il dit.", "fr")) == 20


def test_an_unclosed_quotation_holds_nothing():
    assert len(sentence_spans("Il a dit : « Je pars. Elle reste. Nous aussi.", "fr")) == 3


PIECES = st.lists(
    st.sampled_from(
        ["Le maire", "le", "M", "U.S", ".", "..", "…", "?", "!", '"', "«", "»", "“", "”", "„", "(", ")", "[", "]", "’", "'", " ", "\u00a0",
         "\n", "\r", "\u2028", "- ", " -A", "• ", "►", "3", "12", "。", "A", "é", "\u200b", "\ud800", "J.-C", "http://", "www."]
    )
).map("".join)  # fmt: skip


@settings(deadline=None)  # the machine may be busy
@given(st.text() | PIECES, st.sampled_from([*TABLED, None, "xx"]))
def test_spans_cover_all_but_blanks(text, language):
    last = 0
    for start, end in sentence_spans(text, language):
        assert last <= start < end <= len(text)
        assert not text[last:start].strip()
        assert text[start:end] == text[start:end].strip()
        assert "\n" not in text[start:end]
        last = end
    assert not text[last:].strip()


@settings(deadline=None)  # the machine may be busy
@given(PIECES, PIECES)
def test_lines_do_not_see_each_other(first, second):
    apart = len(sentence_spans(first, "fr")) + len(sentence_spans(second, "fr"))
    assert len(sentence_spans(first + "\n" + second, "fr")) == apart


@pytest.mark.parametrize(
    "piece",
    [
        ". ",
        "A.",
        "Le maire part. ",
        '"',
        "«",
        "».",
        "(",
        ".)",
        "A. (",
        "A. - ",
        "• ",
        ". \u00a0",
        "a",
        " -A",
        "- a ",
        "a.«",
        "’",
    ],
)
def test_a_long_line_takes_linear_time(piece):
    start = time.process_time()
    sentence_spans(piece * (300_000 // len(piece)), "fr")
    assert time.process_time() - start < 10.0  # seconds of work; a quadratic pass would take an hour


def test_a_megabyte_of_blanks_after_a_mark():
    start = time.process_time()
    assert len(sentence_spans("Il part." + " " * 1_000_000 + "Elle reste.", "fr")) == 2
    assert time.process_time() - start < 5.0
