"""Invented dialogues: for trying, showing and measuring. Nobody said any of this."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from majlis.dialogue.coordination import LEAST_COMMON
from majlis.dialogue.votes import AGREE, DISAGREE, PASS, UNSEEN

__all__ = ["MOST_PEOPLE", "MOST_STATEMENTS", "STATEMENTS", "Invented", "invent"]

MOST_PEOPLE, MOST_STATEMENTS = 10_000, 1_000
RING = 8
"""So many of 100 or more invented people vote in step, so that there is something to be found."""
_STOP = "\u06d4"
"""The full stop of Urdu."""
STATEMENTS = (
    ("Operators should report a serious incident within 24 hours.", "آپریٹرز سنگین واقعے کی اطلاع 24 گھنٹے میں دیں"),
    ("Reports made in good faith should never lead to a fine.", "نیک نیتی سے دی گئی اطلاع پر جرمانہ نہ ہو"),
    ("Hospitals need backup power for three days.", "ہسپتالوں کے پاس تین دن کی متبادل بجلی ہو"),
    ("The Council should publish how it decides.", "کونسل بتائے کہ وہ فیصلے کیسے کرتی ہے"),
    ("Small operators should get help before they get duties.", "چھوٹے آپریٹرز کو ذمہ داری سے پہلے مدد ملے"),
    ("Banks should test together once a year.", "بینک سال میں ایک بار مل کر مشق کریں"),
    ("A ransom should never be paid.", "تاوان کبھی ادا نہ کیا جائے"),
    ("Paying a ransom should have to be reported.", "تاوان کی ادائیگی کی اطلاع لازمی ہو"),
    ("Universities should see anonymised incident data.", "جامعات کو گمنام واقعات کا ڈیٹا ملے"),
    ("Security rules should be the same in all provinces.", "سلامتی کے قواعد تمام صوبوں میں یکساں ہوں"),
    ("Suppliers from abroad should be examined before they are used.", "غیر ملکی سپلائرز کی پہلے جانچ ہو"),
    ("Two telecom routes to each district are worth their cost.", "ہر ضلع تک دو مواصلاتی راستے خرچ کے لائق ہیں"),
    ("The public should be told of an outage within two hours.", "عوام کو خرابی کی اطلاع دو گھنٹے میں ملے"),
    ("Journalists need one office to call.", "صحافیوں کے لیے رابطے کا ایک دفتر ہو"),
    ("Water utilities should be able to run by hand.", "پانی کے ادارے دستی طور پر چل سکیں"),
    ("Control systems should never hang on the internet.", "کنٹرول سسٹم کبھی انٹرنیٹ سے نہ جڑیں"),
    ("Every ministry needs somebody who answers for security.", "ہر وزارت میں سلامتی کا ایک ذمہ دار ہو"),
    ("Security researchers who report a flaw should be protected by law.", "خامی بتانے والے محققین کو قانونی تحفظ ہو"),
    ("Regulators should be able to look at systems unannounced.", "ریگولیٹر بغیر اطلاع معائنہ کر سکیں"),
    ("Security spending should be tax deductible.", "سلامتی پر خرچ ٹیکس سے منہا ہو"),
    ("Schools should teach how to recognise a fraud.", "سکول دھوکہ پہچاننا سکھائیں"),
    ("Backups should be restored once a quarter to see that they work.", "بیک اپ ہر سہ ماہی آزمائے جائیں"),
    ("Personal data should stay in the country.", "ذاتی ڈیٹا ملک کے اندر رہے"),
    ("The next exercise should include a failed mobile network.", "اگلی مشق میں موبائل نیٹ ورک کی بندش شامل ہو"),
    ("An operator should know its ten most important suppliers.", "ہر آپریٹر اپنے دس اہم ترین سپلائرز کو جانے"),
    ("The Council should have members from civil society.", "کونسل میں سول سوسائٹی کے ارکان ہوں"),
    ("Exercises should be observed by people from outside.", "مشقوں کا مشاہدہ باہر کے لوگ کریں"),
    ("Old systems should be replaced by a fixed day.", "پرانے نظام ایک مقررہ دن تک بدل دیے جائیں"),
    ("The CERT should be reachable at night.", "سرٹ رات کو بھی دستیاب ہو"),
    ("Fuel for generators should be reserved for hospitals first.", "جنریٹر کا ایندھن پہلے ہسپتالوں کو ملے"),
    ("Every operator should name a deputy for a crisis.", "ہر آپریٹر بحران کے لیے نائب مقرر کرے"),
    ("A cloud abroad is safe enough for public services.", "سرکاری خدمات کے لیے بیرونی کلاؤڈ کافی محفوظ ہے"),
    ("Insurers should be told of every serious incident.", "بیمہ کمپنیوں کو ہر سنگین واقعہ بتایا جائے"),
    ("Customers should be paid for long outages.", "طویل بندش پر صارفین کو معاوضہ ملے"),
    ("The figures of the national assessment should be public.", "قومی جائزے کے اعداد عوامی ہوں"),
    ("Security staff should be certified.", "سلامتی کا عملہ سند یافتہ ہو"),
    ("Multi-factor login should be a duty for administrators.", "منتظمین کے لیے کثیر عنصری لاگ ان لازمی ہو"),
    ("Rules should say what to reach, and not how.", "قواعد ہدف بتائیں، طریقہ نہیں"),
    ("Each province needs its own response team.", "ہر صوبے کی اپنی رسپانس ٹیم ہو"),
    ("The Council should meet in public once a year.", "کونسل سال میں ایک بار کھلا اجلاس کرے"),
)


@dataclass(frozen=True, slots=True)
class Invented:
    """An invented dialogue.

    Attributes
    ----------
    texts : tuple of tuple of str
        In English and in Urdu.
    constituency : array of intp, shape (participants,)
    votes : array of int8, shape (participants, statements)
    important : array of bool, shape (participants, statements)
    """

    texts: tuple[tuple[str, str], ...]
    constituency: NDArray[np.intp]
    votes: NDArray[np.int8]
    important: NDArray[np.bool_]


def invent(people: int, statements: int, constituencies: int, seed: int = 0) -> Invented:
    """Invent a dialogue: three camps in two dimensions of opinion, some noise, some who say little.

    Parameters
    ----------
    people, statements, constituencies : int
    seed : int, optional
        The same numbers give the same dialogue.
    """
    random = np.random.Generator(np.random.Philox(seed))
    camp = random.choice(3, size=people, p=(0.5, 0.3, 0.2))
    places = random.normal(size=(3, 2)) * 1.8
    stand = places[camp] + random.normal(size=(people, 2)) * 0.7
    leaning = stand @ random.normal(size=(2, statements)) + random.normal(size=statements) * 1.2 + 0.6
    side = np.where(random.random((people, statements)) < 1 / (1 + np.exp(-leaning)), AGREE, DISAGREE)
    side = np.where(random.random((people, statements)) < 0.12, PASS, side)  # noqa: PLR2004 - who passes
    seen = random.random((people, statements)) < random.beta(4, 1.5, size=people)[:, None]
    votes = np.where(seen, side, UNSEEN).astype(np.int8)
    if people >= 100 and statements >= LEAST_COMMON:  # noqa: PLR2004 - so many that eight do not decide
        votes[:RING] = np.where(random.random(statements) < 0.5, AGREE, DISAGREE).astype(np.int8)  # noqa: PLR2004
    important = (votes != UNSEEN) & (random.random((people, statements)) < 0.08)  # noqa: PLR2004
    mostly = (camp * 2 + random.integers(3, size=people)) % max(constituencies, 1)
    return Invented(tuple(map(_text, range(statements))), mostly.astype(np.intp), votes, important)


def _text(place: int) -> tuple[str, str]:
    english, urdu = STATEMENTS[place % len(STATEMENTS)]
    again = place // len(STATEMENTS)
    number = f" ({again + 1})" if again else ""
    return f"{english}{number}", f"{urdu}{_STOP}{number}"
