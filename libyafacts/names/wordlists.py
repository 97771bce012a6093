"""The words around names, in the languages that write about them: titles, kinds of things, forms of companies, small words.

By the code of their language, as a reader of it would write them; ``names.words`` folds them as it folds names.
"""

from __future__ import annotations

# What somebody is, not who: ranks, offices, trades, honours, and how writers place him.
TITLES = {
    "en": (
        "general gen generals marshal marshall field colonel col major maj captain capt lieutenant lt brigadier "
        "brig admiral adm commander commandant chief staff president pres vice prime minister premier pm foreign "
        "defence defense interior secretary chancellor ambassador envoy spokesman spokeswoman chairman head "
        "leader king prince emir mr mrs ms sir dr doctor prof professor researcher analyst writer journalist "
        "retired former ex late warlord strongman rebel rogue dictator ruler putschist"
    ),
    "fr": (
        "général maréchal amiral chef pr ministre président directeur chercheur professeur politologue ambassadeur "
        "étranger étrangères affaires défense intérieur ancien feu dirigeant"
    ),
    "it": (
        "generale maresciallo feldmaresciallo ammiraglio comandante presidente ministro esteri difesa capo colonnello signor"
    ),
    "de": (
        "Feldmarschall Oberst Präsident Ministerpräsident Premierminister Außenminister Verteidigungsminister "
        "Kommandeur Machthaber Staatschef Regierungschef Herr"
    ),
    "es": "mariscal campo coronel almirante jefe canciller señor ministra presidenta",
    "pt": "marechal primeiro ministro chanceler senhor",
    "nl": "maarschalk veldmaarschalk kolonel generaal minister-president",
    "pl": "generał generała marszałek marszałka prezydent prezydenta pułkownik przywódca",
    "tr": (
        "orgeneral mareşal albay amiral cumhurbaşkanı başbakan başbakanı başkan başkanı bakan bakanı dışişleri "
        "savunma içişleri lider lideri komutan komutanı darbeci isyancı savaş ağası sayın"
    ),
    "ru": (
        "генерал маршал фельдмаршал полковник майор капитан адмирал командующий президент премьер министр глава "
        "лидер командир господин бывший доктор профессор обороны иностранных дел полевой"
    ),
    "uk": "прем'єр міністр голова лідер",
    "el": (
        "στρατηγός στρατηγού στρατάρχης στρατάρχη συνταγματάρχης πρόεδρος πρόεδρο προέδρου πρωθυπουργός "
        "πρωθυπουργό πρωθυπουργού υπουργός υπουργό υπουργού εξωτερικών άμυνας ναύαρχος ηγέτης ο η του τον"
    ),
    "ar": (
        "المشير مشير اللواء لواء الفريق فريق المتقاعد متقاعد الجنرال جنرال العميد عميد العقيد عقيد المقدم الرائد "
        "النقيب ملازم أول قائد زعيم الرئيس رئيس الوزراء وزير وزيرة الخارجية الدفاع الداخلية السيد سيد الشيخ شيخ "
        "الدكتور دكتور البروفيسور الأستاذ الأدميرال الحاج حاجي حاجى"
    ),
    "ar-Latn": (
        "mulazim awwal mushir liwa fariq aqid amid haji hajji mullah maulavi mawlawi mufti qari sheikh shaykh "
        "sheik cheikh sayyid sayed seyed seyyed syed hafiz ustad"
    ),
    "fa": "ژنرال سرهنگ مارشال رئیس‌جمهور جمهور نخست‌وزیر نخست وزیر امور خارجه دفاع سردار آقای دریاسالار",
}

# The forms of companies, which their names may carry or not.
LEGAL_FORMS = (
    "llc ltd limited liability inc incorporated co jsc pjsc ojsc cjsc plc gmbh sarl spa llp fze fzc joint "
    "stock ooo oao zao pao ao fgup ооо оао зао пао ао фгуп общество с ограниченной "
    "ответственностью акционерное публичное ش.م.م ش.ذ.م.م"
)

# What kind of thing a name belongs to: these words may stand beside any name of such a thing.
_BASE = {
    "en": "fort air base airbase airfield airport aerodrome naval military force station international camp",
    "fr": "base aérienne navale aéroport",
    "it": "aerea navale militare aeroporto",
    "es": "aeropuerto aérea militar",
    "de": "Luftwaffenstützpunkt Luftwaffenbasis Stützpunkt Militärbasis Flughafen Marinebasis",
    "nl": "luchtmachtbasis luchthaven",
    "pl": "baza lotnicza lotnisko",
    "tr": "hava üssü üs deniz askeri havaalanı havalimanı",
    "ru": "авиабаза база военная воздушная военно аэропорт международный авиационная морская",
    "uk": "авіабаза аеропорт міжнародний",
    "el": "βάση αεροπορική στρατιωτική ναυτική αεροδρόμιο",
    "ar": "قاعدة الجوية العسكرية البحرية مطار الدولي",
    "fa": "پایگاه هوایی نظامی فرودگاه دریایی",
}
_PORT = {
    "en": "port harbour",
    "it": "porto",
    "es": "puerto",
    "de": "Hafen",
    "nl": "haven",
    "tr": "liman limanı",
    "ru": "порт",
    "el": "λιμάνι",
    "ar": "ميناء",
    "fa": "بندر",
}
_PLACE = {
    "en": "city town capital district region province governorate municipality municipal area",
    "fr": "ville capitale région province gouvernorat",
    "it": "città regione",
    "es": "ciudad",
    "de": "Stadt Hauptstadt",
    "pt": "cidade",
    "nl": "stad",
    "pl": "miasto",
    "tr": "şehir şehri kenti başkent başkenti il ili",
    "ru": "город города столица район область",
    "ru-Latn": "raion rayon oblast",
    "uk": "місто столиця",
    "el": "πόλη πρωτεύουσα",
    "ar": "مدينة العاصمة شعبية محافظة",
    "ar-Latn": "madinat",
    "fa": "شهر",
}
_STATE = {
    "en": "republic state kingdom arab islamic federal democratic people government",
    "fr": "république royaume état",
    "it": "repubblica regno stato",
    "es": "república reino estado",
    "de": "Republik Königreich Staat",
    "nl": "republiek",
    "pl": "republika",
    "tr": "cumhuriyeti devleti krallığı",
    "ru": "республика королевство государство",
    "el": "δημοκρατία",
    "ar": "جمهورية دولة مملكة",
    "ar-Latn": "jumhuriyat jumhuriyya",
}
_GROUP = {
    "en": (
        "group army militia militias forces fighters mercenaries brigade battalion company pmc private military "
        "contractor network organisation organization movement front party"
    ),
    "fr": "groupe armée milice mercenaires société militaire privée",
    "it": "gruppo esercito milizia mercenari",
    "es": "grupo ejército milicia mercenarios",
    "de": "Gruppe Armee Miliz Söldner Söldnertruppe",
    "nl": "groep leger",
    "pl": "grupa armia",
    "tr": "grup grubu ordu ordusu paralı asker askerler şirketi",
    "ru": "группа армия чвк наёмники частная военная компания группировка группы",
    "uk": "група армія пвк",
    "el": "ομάδα στρατός μισθοφόροι",
    "ar": "مجموعة جيش ميليشيا مرتزقة قوات شركة",
    "fa": "ارتش گروه مزدوران",
    "ja": "グループ 軍",
    "ko": "그룹 군",
}
_BODY = {
    "en": (
        "government ministry organisation organization union council company corporation agency mission operation "
        "palace office authority"
    ),
    "fr": "gouvernement ministère conseil société compagnie agence mission opération palais",
    "it": "governo ministero organizzazione consiglio società agenzia missione operazione palazzo",
    "es": "gobierno ministerio organización consejo compañía agencia misión operación palacio",
    "de": "Regierung Ministerium Rat Gesellschaft Agentur Mission Operation Palast",
    "nl": "regering",
    "pl": "rząd",
    "tr": "hükümeti hükümet bakanlığı örgütü şirketi ajansı harekatı harekâtı operasyonu sarayı misyonu",
    "ru": (
        "правительство правительства министерство организация совет компания корпорация агентство миссия операция "
        "операции дворец"
    ),
    "uk": "уряд",
    "el": "κυβέρνηση υπουργείο οργανισμός επιχείρηση αποστολή",
    "ar": "حكومة وزارة منظمة مجلس شركة مؤسسة وكالة عملية بعثة قصر",
    "fa": "دولت وزارت سازمان شرکت",
}
KIND_WORDS = {
    "air-base": (_BASE,),
    "naval-base": (_BASE,),
    "airport": (_BASE,),
    "port": (_PORT, _PLACE),
    "city": (_PLACE,),
    "region": (_PLACE,),
    "building": (_BODY,),
    "state": (_STATE,),
    "armed-group": (_GROUP,),
    "organisation": (_BODY, _GROUP),
    "government": (_BODY,),
    "office": (_BODY,),
    "company": (_BODY, _GROUP),
    "media": (_BODY,),
}

# Small words that bind others, and such as keep a distance.
SMALL_WORDS = {
    "en": "the a an and of in on to by for from with at as named after called so self styled proclaimed",
    "fr": "le la les l de du des d et en à pour autoproclamé",
    "it": "il lo i gli del della dello dei degli di da dal e sedicente",
    "es": "el los las y para autoproclamado",
    "de": "der die das den dem des und von vom zu für selbsternannte",
    "pt": "do da dos das",
    "nl": "van het een",
    "tr": "ve ile için sözde",
    "ru": "и в во на по с за для имени самопровозглашенный так называемый бин",
    "uk": "та і у від",
    "el": "και της των στην στη",
    "ar": "الى في من و بن",
    "ar-Latn": "bin bint ould uld walad wld u ur ud us as ash ad ar at az",
}

# How the first part of many Arabic names is spelt, alone or run together with the next.
SERVANT = ("abdul", "abdel", "abdal", "abdol", "abdoul", "abdur", "abder", "abdus", "abdu", "abdou", "abdo", "abd")
