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
        "leader king prince emir mr sir dr doctor prof professor researcher analyst writer journalist "
        "retired former ex late warlord strongman rebel rogue renegade dictator ruler putschist "
        "secretary-general ret usn usmc usaf"
    ),
    "fr": (
        "général maréchal amiral pr ministre président directeur chercheur professeur politologue "
        "ambassadeur étranger étrangères affaires défense intérieur ancien feu dirigeant monsieur "
        "universitaire intellectuel sociologue analyste commandant colonel lieutenant défunt rebelle dissident "
        "puissant patron oligarque homme chef diplomatie putschiste seigneur guerre madame mme mm "
    ),
    "it": (
        "generale maresciallo feldmaresciallo ammiraglio comandante presidente ministro esteri difesa capo "
        "colonnello signor generalissimo premier capitano tenente golpista professore politologo "
        "ricercatore defunto ribelle oligarca imprenditore consiglio leader dittatore sindaco signore guerra"
    ),
    "de": (
        "Feldmarschall Oberst Präsident Ministerpräsident Premierminister Außenminister Verteidigungsminister "
        "Kommandeur Machthaber Staatschef Regierungschef Herr General Generalfeldmarschall Feldmarschalls "
        "Ministerpräsidenten Präsidenten Generals Kanzler Minister Außenministers Verteidigungsministers Diktator "
        "Rebellengeneral Rebellenführer Militärführer Oligarch Unternehmer Forscher Analyst verstorbene"
    ),
    "es": (
        "mariscal campo coronel almirante jefe canciller señor presidente primer ministro "
        "exteriores defensa dictador golpista rebelde difunto empresario oligarca investigador"
    ),
    "pt": ("marechal primeiro ministro chanceler senhor ditador presidente general coronel chefe empresário golpista falecido"),
    "nl": (
        "maarschalk veldmaarschalk kolonel generaal minister-president krijgsheer president premier minister "
        "dictator rebellenleider oligarch wijlen"
    ),
    "pl": (
        "generał generała generałem generałowi marszałek marszałka marszałkiem marszałkowi polny polnego prezydent prezydenta "
        "prezydentem prezydentowi premier premiera premierem premierowi pułkownik pułkownika pułkownikiem przywódca przywódcy "
        "przywódcą minister ministra ministrem ministrowi spraw zagranicznych obrony szef szefa szefem dyplomacji dyktator "
        "dyktatora watażka oligarcha"
    ),
    "tr": (
        "orgeneral mareşal albay amiral cumhurbaşkanı başbakan başbakanı başkan başkanı bakan bakanı dışişleri "
        "savunma içişleri lider lideri komutan komutanı darbeci isyancı savaş ağası sayın generali korgeneral "
        "feldmareşal darbecilerin merhum diktatör oligark"
    ),
    "ru": (
        "генерал маршал фельдмаршал полковник майор капитан адмирал командующий президент премьер министр глава "
        "лидер командир господин бывший доктор профессор обороны иностранных дел полевой генерал-майор мид рф "
        "внешнеполитического лидера командующего диктатор олигарх бизнесмен покойный"
    ),
    "uk": "прем'єр міністр голова лідер фельдмаршал маршал генерал президент глава мзс ватажок диктатор олігарх",
    "el": (
        "στρατηγός στρατηγού στρατάρχης στρατάρχη συνταγματάρχης πρόεδρος πρόεδρο προέδρου πρωθυπουργός "
        "πρωθυπουργό πρωθυπουργού υπουργός υπουργό υπουργού εξωτερικών άμυνας ναύαρχος ηγέτης ο η του τον ναύαρχο "
        "ναυάρχου στρατηγό πρωθυπουργέ ισχυρός δικτάτορας δικτάτορα"
    ),
    "ar": (
        "المشير مشير اللواء لواء الفريق فريق المتقاعد متقاعد الجنرال جنرال العميد عميد العقيد عقيد المقدم الرائد "
        "النقيب ملازم أول قائد زعيم الرئيس رئيس الوزراء وزير الخارجية الدفاع الداخلية السيد سيد الشيخ شيخ "
        "الدكتور دكتور البروفيسور الأستاذ الأدميرال الحاج حاجي حاجى الراحل الانقلابي المتمرد الزعيم المفكر الباحث "
        "الأكاديمي السياسي الأسبق السابق الانقلابيين"
    ),
    "ar-Latn": (
        "mulazim awwal mushir liwa fariq aqid amid haji hajji mullah maulavi mawlawi mufti qari sheikh shaykh "
        "sheik cheikh sayyid sayed seyed seyyed syed ustad"
    ),
    "fa": ("ژنرال سرهنگ مارشال رئیس‌جمهور جمهور نخست‌وزیر نخست وزیر امور خارجه دفاع سردار آقای دریاسالار فیلد سرلشکر دیکتاتور"),
    "cs": (
        "generál generála maršál maršála maršálovi maršálem polní polního prezident prezidenta premiér ministr "
        "zahraničí plukovník vůdce diktátor předák"
    ),
    "sk": "generál generála maršál maršála poľný prezident prezidenta premiér premiéra minister ministra plukovník vodca",
    "sr": (
        "general generala generalom maršal maršala feldmaršal predsednik predsednika predsjednik predsjednika predsjednikom "
        "premijer premijera premijerom ministar ministra ministrom pukovnik vođa генерал генерала маршал маршала председник "
        "председника премијер премијера министар министра"
    ),
    "ro": (
        "general generalul mareșal mareșalul amiral amiralul președinte președintele premier premierul ministru "
        "ministrul colonel colonelul dictatorul"
    ),
    "hu": (
        "tábornok tábornokot tábornoknak tábornokkal tábornagy elnök elnököt elnökkel miniszterelnök miniszterelnököt "
        "miniszterelnökkel miniszter külügyminiszter ezredes admirális hadúr"
    ),
    "bg": "фелдмаршал министър министърът премиерът президентът генералът",
    "lt": "generolas generolo maršalas prezidentas prezidento premjeras ministras pulkininkas lyderis",
    "sv": (
        "general generalen fältmarskalk fältmarskalken president presidenten premiärminister premiärministern statsminister "
        "utrikesminister utrikesministern minister överste amiral diktator ledare rebelledaren"
    ),
    "no": (
        "general generalen feltmarskalk feltmarskalken president presidenten statsminister statsministeren utenriksminister "
        "utenriksministeren forsvarsminister oberst leder opprørsgeneral opprørsgeneralen opprørsleder krigsherre krigsherren"
    ),
    "da": (
        "general generalen feltmarskal feltmarskallen præsident præsidenten premierminister statsminister udenrigsminister "
        "oberst oprørsgeneral oprørsgeneralen krigsherre leder"
    ),
    "fi": "kenraali kenraalin marsalkka sotamarsalkka presidentti presidentin pääministeri ulkoministeri eversti",
    "sq": ("gjeneral gjenerali gjeneralin marshall marshalli president presidenti kryeministri ministri kolonel koloneli"),
    "az": "general generalı marşal feldmarşal prezident prezidenti nazir naziri baş qiyamçı",
    "ku": "serok serokomar serokkomar serokwezîr wezîr general",
    "id": "presiden jenderal perdana menteri",
    "ur": "جنرل فیلڈ مارشل صدر وزیراعظم اعظم کرنل",
    "he": "נשיא הנשיא גנרל הגנרל ראש הממשלה שר החוץ הביטחון אדמירל הקולונל קולונל מרשל פילדמרשל",
    "ka": "გენერალი მარშალი ფელდმარშალი პრეზიდენტი პრეზიდენტმა პრემიერი პრემიერ მინისტრი",
    "hy": "գեներալ մարշալ նախագահ վարչապետ նախարար գնդապետ",
    "ja": "将軍 司令官 総司令官 最高司令官 元帥 大統領 首相 暫定首相 外相 外務大臣 国防相 大臣 議長 大佐 提督 氏 政権 党首",
    "zh": (
        "总统 總統 总理 總理 将军 將軍 元帅 元帥 陆军元帅 外长 外長 部长 部長 "
        "防长 国防部长 上将 上將 上校 司令 先生 强人 強人 主席 领导人 領導人 军事强人 軍事強人"
    ),
    "ko": "대통령 총리 장군 장관 외무장관 국방장관 사령관 총사령관 군사령관 최고사령관 원수 대령 제독 의장 씨",
}

# The forms of companies, which their names may carry or not.
LEGAL_FORMS = (
    "llc ltd limited liability inc incorporated co jsc pjsc ojsc cjsc plc gmbh sarl spa llp fze fzc joint "
    "stock ooo oao zao pao ao fgup ооо оао зао пао ао фгуп общество ограниченной "
    "ответственностью акционерное публичное ش.م.م ش.ذ.م.م"
)

# What kind of thing a name belongs to: these words may stand beside any name of such a thing.
_MILITARY = {
    "en": "fort base military force station camp",
    "fr": "base militaire",
    "it": "base militare",
    "es": "base militar",
    "de": "Stützpunkt Militärbasis Basis",
    "nl": "basis",
    "pl": "baza bazy bazie bazę bazą wojskowa wojskowej wojskową",
    "cs": "základna základny základně vojenská vojenské",
    "hu": "támaszpont bázis katonai",
    "tr": "üssü üs askeri",
    "ru": "база военная военно",
    "uk": "база військова",
    "el": "βάση στρατιωτική",
    "ar": "قاعدة العسكرية",
    "fa": "پایگاه نظامی",
    "ja": "基地",
    "zh": "基地",
    "ko": "기지",
}
_AIR = {
    "en": "air airbase airfield airport aerodrome international",
    "fr": "aérienne aéroport aérodrome",
    "it": "aerea aeroporto",
    "es": "aérea aeropuerto",
    "de": "Luftwaffenstützpunkt Luftwaffenbasis Flughafen Flugplatz",
    "nl": "luchtmachtbasis luchthaven",
    "pl": "lotnicza lotniczej lotniczą lotnisko lotniska lotnisku",
    "tr": "hava havaalanı havalimanı",
    "ru": "авиабаза воздушная аэропорт аэродром международный авиационная",
    "uk": "авіабаза аеропорт міжнародний",
    "el": "αεροπορική αεροδρόμιο",
    "ar": "الجوية مطار الدولي",
    "fa": "هوایی فرودگاه",
    "no": "lufthavn internasjonale flyplass flybase",
    "sv": "flygbas flygplats",
    "cs": "letecká letecké leteckou letiště",
    "hu": "légi légibázis légitámaszpont repülőtér",
    "ja": "空軍 空港 空軍基地",
    "zh": "空军 机场 空军基地",
    "ko": "공군 공항",
}
_NAVAL = {
    "en": "naval navy",
    "fr": "navale",
    "it": "navale",
    "es": "naval",
    "de": "Marinebasis Marinestützpunkt",
    "tr": "deniz",
    "ru": "морская",
    "el": "ναυτική",
    "ar": "البحرية",
    "fa": "دریایی",
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
    "pl": "miasto miasta mieście",
    "no": "by byen hovedstaden",
    "sv": "stad staden huvudstaden",
    "hu": "város főváros",
    "cs": "město města",
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
    "fr": "groupe armée milice mercenaires société compagnie militaire paramilitaire privée smp",
    "it": "gruppo esercito milizia mercenari",
    "es": "grupo ejército milicia mercenarios",
    "de": "Gruppe Armee Miliz Söldner Söldnertruppe",
    "nl": "groep leger",
    "pl": "grupa armia",
    "tr": "grup grubu ordu ordusu paralı asker askerler şirketi",
    "ru": "группа армия чвк наёмники частная военная компания группировка группы",
    "uk": "група армія пвк приватна приватної військова військової компанія компанії",
    "el": "ομάδα στρατός μισθοφόροι",
    "ar": "مجموعة جيش ميليشيا مرتزقة قوات شركة",
    "fa": "ارتش گروه مزدوران",
    "ja": "グループ 軍",
    "ko": "그룹 군 용병",
}
_GOVERNMENT = {
    "en": "government",
    "fr": "gouvernement",
    "it": "governo",
    "es": "gobierno",
    "de": "Regierung",
    "nl": "regering",
    "pl": "rząd rządu rządowi rządem",
    "tr": "hükümeti hükümet",
    "ru": "правительство правительства",
    "uk": "уряд",
    "el": "κυβέρνηση",
    "ar": "حكومة",
    "fa": "دولت",
    "sv": "regering regeringen",
    "no": "regjering regjeringen",
}
_BODY = {
    "en": (
        "ministry organisation organization union council company corporation agency mission operation palace office authority"
    ),
    "fr": "ministère conseil société compagnie agence mission opération palais",
    "it": "ministero organizzazione consiglio società agenzia missione operazione palazzo",
    "es": "ministerio organización consejo compañía agencia misión operación palacio",
    "de": "Ministerium Rat Gesellschaft Agentur Mission Mittelmeermission Operation Einsatz Palast",
    "sv": "operation operationen insats insatsen mission",
    "no": "operasjon operasjonen oppdrag",
    "tr": "bakanlığı örgütü şirketi ajansı harekatı harekâtı operasyonu sarayı misyonu",
    "ru": ("министерство организация совет компания корпорация агентство миссия операция операции дворец"),
    "el": "υπουργείο οργανισμός επιχείρηση αποστολή",
    "ar": "وزارة منظمة مجلس شركة مؤسسة وكالة عملية بعثة قصر",
    "fa": "وزارت سازمان شرکت",
}
KIND_WORDS = {
    "air-base": (_MILITARY, _AIR),
    "naval-base": (_MILITARY, _NAVAL),
    "airport": (_MILITARY, _AIR),
    "port": (_PORT, _PLACE),
    "city": (_PLACE,),
    "region": (_PLACE,),
    "building": (_BODY,),
    "state": (_STATE,),
    "armed-group": (_GROUP,),
    "organisation": (_BODY, _GROUP),
    "government": (_GOVERNMENT, _BODY),
    "office": (_BODY,),
    "company": (_BODY, _GROUP),
    "media": (_BODY,),
}

# The states that Japanese papers write as one letter before an office: マクロン仏大統領.
STATES_IN_A_LETTER = "仏米露独伊英土"

# Small words that bind others, and such as keep a distance.
SMALL_WORDS = {
    "ja": f"の アル エル ル {' '.join(STATES_IN_A_LETTER)}",
    "ko": "알 엘",
    "en": "the a an and of in on to by for from with at as named after called so self styled proclaimed",
    "fr": "le la les l de du des d et en à pour autoproclamé autoproclamée",
    "it": "il lo i gli del della dello dei degli di da dal e sedicente",
    "es": "el los las y para autoproclamado",
    "de": "der die das den dem des und von vom zu für selbsternannte",
    "pt": "do da dos das",
    "nl": "van het een zelfbenoemde zelfverklaarde",
    "tr": "ve ile için sözde",
    "ru": (
        "и в во на по с за для имени самопровозглашенный самопровозглашенная так называемый называемая бин ас аш эс эш эль аль"
    ),
    "uk": "та і у від",
    "el": "και της των στην στη",
    "ar": "الى في من و بن",
    "ar-Latn": "bin bint ould uld walad wld u ur ud es ash esh ad an en ar er az ez esz",
}

# How the first part of many Arabic names is spelt, alone or run together with the next.
SERVANT = ("abdul", "abdel", "abdal", "abdol", "abdoul", "abdur", "abder", "abdus", "abdu", "abdou", "abdo", "abd")
