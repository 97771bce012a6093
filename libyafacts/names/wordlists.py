"""The words around names, in the languages that write about them: titles, kinds of things, forms of companies, small words.

They are written as a reader of the language would, and compared as names are: folded, romanised, by their sounds.
"""

from __future__ import annotations

# What somebody is, not who: ranks, offices, trades, honours, and how writers place him.
TITLES = """
general gen generals marshal field marshall colonel col major maj captain capt lieutenant lt brigadier brig admiral adm commander
commandant chief staff president pres vice prime minister premier pm foreign defence defense interior secretary chancellor
ambassador envoy spokesman spokeswoman chairman head leader king prince emir mr mrs ms sir dr doctor prof professor researcher
analyst writer journalist retired former ex late warlord strongman rebel rogue dictator ruler putschist
haji hajji mullah maulavi mawlawi mufti qari sheikh shaykh sheik cheikh sayyid sayed seyed seyyed syed hafiz ustad
général maréchal marechal chef amiral ministre président directeur chercheur professeur politologue ambassadeur étranger étrangères
affaires défense intérieur ancien feu homme fort dirigeant
generale maresciallo feldmaresciallo ammiraglio comandante presidente ministro esteri difesa capo colonnello uomo forte signor
Feldmarschall Oberst Präsident Ministerpräsident Premierminister Außenminister Verteidigungsminister Kommandeur Warlord Machthaber
Staatschef Regierungschef Herr
mariscal campo coronel almirante jefe canciller señor marechal ministra presidenta coronel primeiro primer
maarschalk veldmaarschalk kolonel minister-president generaal
generał marszałek prezydent premier pułkownik przywódca
orgeneral mareşal albay amiral cumhurbaşkanı başbakan başbakanı başkan başkanı bakan bakanı dışişleri savunma içişleri lider lideri
komutan komutanı darbeci isyancı savaş ağası sayın
генерал маршал фельдмаршал полковник майор капитан адмирал командующий президент премьер министр глава лидер командир господин
бывший доктор профессор обороны иностранных дел полевой
фельдмаршал президент прем'єр міністр генерал полковник голова лідер
στρατηγός στρατηγού στρατάρχης στρατάρχη συνταγματάρχης πρόεδρος πρόεδρο προέδρου πρωθυπουργός πρωθυπουργό πρωθυπουργού υπουργός
υπουργό υπουργού εξωτερικών άμυνας ναύαρχος ηγέτης ο η του τον
المشير مشير اللواء لواء الفريق فريق المتقاعد متقاعد الجنرال جنرال العميد عميد العقيد عقيد المقدم الرائد النقيب ملازم أول قائد زعيم
الرئيس رئيس الوزراء وزير وزيرة الخارجية الدفاع الداخلية السيد سيد الشيخ شيخ الدكتور دكتور البروفيسور الأستاذ الأدميرال الحاج حاجي حاجى
mulazim awwal mushir liwa fariq aqid amid
ژنرال سرهنگ مارشال رئیس‌جمهور جمهور نخست‌وزیر نخست وزیر امور خارجه دفاع سردار آقای دریاسالار
""".split()

# The forms of companies, which their names may carry or not.
LEGAL_FORMS = """
llc ltd limited liability inc incorporated co jsc pjsc ojsc cjsc plc gmbh sarl spa llp fze fzc joint stock public company
ooo oao zao pao ao fgup ооо оао зао пао ао фгуп общество с ограниченной ответственностью акционерное публичное
ش.م.م ش.ذ.م.م
""".split()

# What kind of thing a name belongs to: these words may stand beside any name of such a thing.
_BASE = """
air base airbase airfield airport aerodrome naval military force station port international camp
base aérienne navale aéroport aerea navale militare aeroporto aeropuerto aérea militar Luftwaffenstützpunkt Luftwaffenbasis
Stützpunkt Militärbasis Flughafen Marinebasis luchtmachtbasis luchthaven baza lotnicza lotnisko hava üssü üs deniz askeri havaalanı havalimanı
авиабаза база военная воздушная военно аэропорт международный авиационная морская порт авіабаза аеропорт міжнародний
βάση αεροπορική στρατιωτική ναυτική αεροδρόμιο αεροπορική
قاعدة الجوية العسكرية البحرية مطار الدولي ميناء پایگاه هوایی نظامی فرودگاه دریایی
"""
_PLACE = """
city town capital port district region province governorate municipality municipal area raion rayon oblast
ville capitale port région province gouvernorat città capitale porto regione ciudad capital puerto Stadt Hauptstadt Hafen
cidade stad miasto şehir şehri kenti başkent başkenti liman il ili
город города столица порт район область місто столиця πόλη πρωτεύουσα
مدينة العاصمة شعبية محافظة ميناء شهر madinat
"""
_STATE = """
republic state kingdom arab islamic federal democratic people government jumhuriyat jumhuriyya
république royaume état repubblica regno stato república reino estado Republik Königreich Staat republiek republika
cumhuriyeti devleti krallığı республика королевство государство δημοκρατία جمهورية دولة مملكة
"""
_GROUP = """
group army militia militias forces fighters mercenaries brigade battalion company pmc private military contractor network
organisation organization movement front party
groupe armée milice mercenaires société militaire privée gruppo esercito milizia mercenari grupo ejército milicia mercenarios
Gruppe Armee Miliz Söldner Söldnertruppe groep leger grupa armia grup grubu ordu ordusu paralı asker askerler şirketi
группа армия чвк наёмники наемники частная военная компания группировка группы група армія пвк ομάδα στρατός μισθοφόροι
グループ 軍 그룹 군 مجموعة جيش ميليشيا مرتزقة قوات شركة ارتش گروه مزدوران
"""
_BODY = """
government ministry organisation organization union council company corporation agency mission operation palace office authority
gouvernement ministère organisation conseil société compagnie agence mission opération palais governo ministero organizzazione
consiglio società agenzia missione operazione palazzo gobierno ministerio organización consejo compañía agencia misión operación
palacio Regierung Ministerium Rat Gesellschaft Agentur Mission Operation Palast regering rząd hükümeti hükümet bakanlığı örgütü
şirketi ajansı harekatı harekâtı operasyonu sarayı misyonu
правительство правительства министерство организация совет компания корпорация агентство миссия операция операции дворец уряд
κυβέρνηση υπουργείο οργανισμός επιχείρηση αποστολή حكومة وزارة منظمة مجلس شركة مؤسسة وكالة عملية العملية بعثة قصر دولت وزارت سازمان شرکت
"""
KIND_WORDS = {
    "air-base": _BASE, "naval-base": _BASE, "airport": _BASE, "port": _BASE + _PLACE, "city": _PLACE, "region": _PLACE,
    "building": _BODY, "state": _STATE, "armed-group": _GROUP, "organisation": _BODY + _GROUP, "government": _BODY, "office": _BODY,
    "company": _BODY + _GROUP, "media": _BODY,
}  # fmt: skip

# Small words that bind others, and such as keep a distance.
SMALL_WORDS = """
the a an and of in on to by for from with at as named after called so self styled proclaimed autoproclamé sedicente selbsternannte
autoproclamado sözde самопровозглашенный так называемый
le la les l de du des d et en à pour il lo i gli del della dello dei degli di da dal e el los las y para der die das den dem des und
von vom zu für do da dos das para van het een ve ile için и в во на по с за для имени та і у від
και της των στην στη الى في من و bin bint ould uld walad wld u ur ud us as ash ad ar at az
""".split()

# How the first part of many Arabic names is spelt, alone or run together with the next.
SERVANT = ("abdul", "abdel", "abdal", "abdol", "abdoul", "abdur", "abder", "abdus", "abdu", "abdou", "abdo", "abd")
