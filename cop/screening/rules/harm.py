"""A particular child or family that is harmed or in danger now.

A grammar, not a list of phrases: somebody in particular, and what is done or happens to them, unless the
sentence speaks of harm in general: guidance, training, figures, stories, what to do if. In a sentence under
judgement names are written `zz…`, so that every person reads alike.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from cop.screening.lexicon.ages import NOT_NAMES
from cop.screening.lexicon.harm import (
    BODY,
    CHILD,
    FRAME,
    GENERAL,
    HYPOTHETICAL,
    KIN,
    OF_CHILD,
    PARTICULAR,
    SIGNS,
    SOFT,
    SOMEBODY,
    TRIGGER,
)
from cop.screening.lexicon.names import GIVEN, WORDS_TOO
from cop.screening.lexicon.services import PLACES
from cop.screening.normal import Post
from cop.screening.rules.base import Rule, Span, rule
from cop.screening.tuning import Rules

# A sentence is judged as a whole; one that never ends in pieces that overlap, and no more than this many.
MOST_SENTENCES = 60
WIDEST = 240
OVERLAP = 120

_NOUN = rf"(?:{CHILD}|{KIN})"
_DET = r"(?:the|my|his|her|their|our|this|that|another|both|all the|one of (?:the|her|his|their|my|our)|each of the|those|these|two|three|some|mum's|dad's|zz+'s)"
_ADV = r"(?:(?:just|badly|really|also|still|repeatedly|always|constantly|often|regularly|physically|sexually|apparently|allegedly|almost|then|even|now|only|actually|being|been|since|probably|possibly|basically|maybe|again|sometimes|literally|both|all|nearly|getting|too|keeps|kept|so|very|currently|deliberately|reportedly|about to|gonna|going to) ){0,3}"
_THEN = r"(?=[.,;:!?)\"\n|\-]|$| (?:in|on|with|by|across|against|into|to|when|and|again|last|this|so|hard|because|for|every|till|until|at|around|over|if|while|yesterday|today|tonight|as|but|or|out|up|down|off|from|under|before|after|all|during|like|where|most|then|outside|inside|there|here|just|really|who|alone|since|between|both|too|more|once|twice|several|many|where|right|again|is|was|or)\b)"
_WHOM = rf"(?:(?:him|them|me|bub|bubba|baby|mum|mummy|mom|dad|nan|nanna|zz+(?:'s {BODY})?)\b|her\b{_THEN}|(?:{_DET})(?: [a-z'\-]+)? (?:{CHILD}|{KIN}|{BODY})\b|(?:him|her)self\b|each other)"
_WHO = rf"(?:he|she|they|i|it|zz+|mum|mom|dad|nan|nanna|nana|pop|bub|bubba|baby|grandma|grandpa|step ?dad|step ?mum|stepfather|stepmother|(?:{_DET}|a|an)(?: [a-z'\-]+)?(?: [a-z'\-]+)? {_NOUN}|someone|somebody|kids|yp|little (?:one|fella|boy|girl)s?|another [a-z]+|a grown ?up|boyfriend|(?:{KIN}))"
_VICTIM = rf"\b(?:he|she|they|zz+|mum|mom|dad|nan|bub|bubba|baby|mother|(?:{_DET}|a|an|my)(?: [a-z'\-]+)?(?: [a-z'\-]+)? {_NOUN}|{CHILD}|him|her|them)"
_IS = r"(?:is|was|were|are|been|being|be|gets?|got|getting|'s|'re|has been|have been|had been|is being|are being|was being|were being|s)"

_HIT = (
    r"(?:hit(?:s|ting)?|punch(?:es|ed|ing)?|kick(?:s|ed|ing)?|slap(?:s|ped|ping)?|smack(?:s|ed|ing)?|bash(?:es|ed|ing)?|belt(?:s|ed|ing)?|flog(?:s|ged|ging)?|whip(?:s|ped|ping)?"
    r"|chok(?:es?|ed|ing)|strangl(?:es?|ed|ing)|throttl(?:es?|ed|ing)|stab(?:s|bed|bing)?|whack(?:s|ed|ing)?|thump(?:s|ed|ing)?|clout(?:s|ed|ing)?|molest(?:s|ed|ing)?|rap(?:es?|ed|ing)|assault(?:s|ed|ing)?"
    r"|abus(?:es?|ed|ing)|hurt(?:s|ing)?|headbutt(?:s|ed|ing)?|shook|shak(?:es?|ing)|drown(?:s|ed|ing)?|smother(?:s|ed|ing)?|suffocat(?:es?|ed|ing)|scald(?:s|ed|ing)?|beat(?:s|ing)?(?: up)?|bashes|starv(?:es?|ed|ing)"
    r"|laid into|lays into|lays? (?:a hand|hands) on|laid (?:a hand|hands) on|took to|swung at|tak(?:es|ing) it out on|groom(?:s|ed|ing)|attack(?:s|ed|ing)?|tortur(?:es?|ed|ing)|interfer(?:es?|ed|ing) with|shot|shoots?)"
)
_HIT_PP = r"(?:hit|punched|kicked|slapped|smacked|bashed|belted|flogged|whipped|choked|strangled|throttled|stabbed|whacked|thumped|molested|raped|assaulted|abused|hurt|headbutted|shaken|shook|drowned|smothered|scalded|beaten(?: up)?|beat up|starved|groomed|attacked|tortured|exploited|trafficked|interfered with|neglected|burnt|burned|shot|touched (?:up|inappropriately|sexually|by|down there|in|on|where)|mistreated|harmed|thrown (?:against|across|down|around|into|at)|dragged (?:by|out|across|along)|pushed (?:down|into|against)|tied (?:up|to)|held (?:down|under)|bitten|threatened|sold|pimped|sexually [a-z]+ed)"
_ROUGH = r"(?:threw|throws?|throwing|drag(?:s|ged|ging)?|grab(?:s|bed|bing)?|shov(?:es?|ed|ing)|push(?:es|ed|ing)?|burn(?:s|t|ed|ing)?|bit(?:es|ing)?|pull(?:s|ed|ing)?|held|holds|holding|pinn(?:ed|ing)|tied|ties|tying|yank(?:s|ed|ing)|slamm(?:ed|ing)|dropp(?:ed|ing)|hosed)"
_ROUGHLY = r"[^.;!?]{0,30}\b(?:by the (?:arm|arms|hair|throat|neck|leg|legs|ear|ankle|wrist|scruff)|against|across the|down the|into (?:the|a) (?:wall|door|bath|floor|cot|road|table)|on(?:to)? the (?:stove|floor|road|heater|bed)|out of the car|under (?:the )?water|with (?:a|the|his|her) [a-z]+|on purpose|around the (?:room|neck|throat)|at the wall|to the (?:floor|ground|bed|chair)|up (?:to|with)|deliberately|head first)"
_INJURY = (
    r"(?:bruis(?:es?|ed|ing)|welts?|black eyes?|(?:cigarette |friction |rope )?burns?(?: marks?)?|bite ?marks?|split lip|fat lip|hand ?prints?|finger ?(?:prints?|marks)|(?:red |strange |odd |belt |strap |loop |ligature |choke )?marks?|scald(?:s|ed)?|lump|gash(?:es)?|lacerations?"
    r"|fractur(?:e|es|ed)|broken (?:arm|leg|wrist|rib|ribs|bone|bones|nose|jaw|collarbone)|concussion|bleed(?:ing)?|blood|black and blue|petechiae|swollen (?:eye|face|lip|jaw)|cuts?|scratches|sores|injur(?:y|ies)|wounds?)"
)
_PLACE = rf"(?:(?:on|over|across|around) (?:both|each|one) (?:[a-z]+ )?{BODY}|(?:on|all over|around|across|over|under|to|near|behind|down|up) (?:both |each |all )?(?:(?:his|her|their|zz+'s|my|the|bub's|baby's|one of (?:his|her|the))(?: [a-z'\-]+){{0,2}} (?:{BODY}|{CHILD}|{KIN})|him\b|her\b{_THEN}|zz+|bub\b|them\b))(?! map)"
_SELF = r"(?:him|her|them|my)sel(?:f|ves)"
_DRUNK = r"(?:drunk|intoxicated|stoned|wasted|smashed|off (?:his|her|their) (?:face|head|chops)|under the influence|passed out|blacked out|on (?:the )?(?:ice|meth|gear|drugs|heroin|ghb|speed)|high(?: on [a-z]+)?|off (?:his|her|their) (?:face|head)|been (?:drinking|using|smoking ice)|blind drunk|had been drinking|is drinking|drinking|reek(?:s|ed|ing) of (?:alcohol|booze|grog)|pissed|full drunk|charged up|nodding off|using (?:again|ice|heroin|meth|drugs)|slurring|unconscious|(?:smelt|smelled|smells) of (?:alcohol|booze|grog|beer|wine)|over the limit|too drunk)"
_KIDS = r"(?:kids?|children|child|baby|bub|bubs|newborn|infant|toddlers?|boys?|girls?|sons?|daughters?|little ones?|twins|students?|yp|grandkids|zz+|school (?:run|pick ?up))"

_PATTERNS: dict[str, tuple[str, ...]] = {
    # Somebody does it to somebody; it is done to somebody.
    "blow": (
        rf"(?:{_WHO} )?{_ADV}\b{_HIT} (?:at |up |on )?{_WHOM}(?! (?:by \d|\(\d|up with|record|records|personal|pb|target|feelings|hardest|hard financially|to (?:it|see|the (?:punch|post))|up (?:if|for|when|on)|with (?:your|any|questions|ideas)))",
        rf"{_VICTIM}(?:'s)?[^.;!?]{{0,45}}?\b{_IS} {_ADV}{_HIT_PP}(?! (?:hard|hardest|out\b|by (?:the|a|an|this|these|funding|budget|cuts|floods?|covid|cost|closures?)(?! (?:{_NOUN}|[a-z]+ (?:{_NOUN})))|with (?:cuts|fees|(?:a|an|the)(?: [a-z]+){{0,2}} (?:bill|fine|fee|charge|cost|ban|virus|cold|flu|bug|costs))))",
        rf"\b{_ROUGH} {_WHOM}{_ROUGHLY}",
        r"\b(?:hands?|arm|belt|cord|rope|pillow) (?:around|over|on) (?:her|his|their|my|zz+'s) (?:neck|throat|face|mouth)",
        rf"\b(?:run|ran|running|drove|drive|driving) {_WHOM}[^.;!?]{{0,20}} off the road|\b(?:makes?|made|making|forc(?:es|ed)) {_WHOM} (?:to )?(?:sleep|eat|stay|sit|kneel|stand|live|stay) (?:outside|out|in the (?:shed|dark|cold|rain|corner|bath|laundry)|on the (?:floor|concrete)|off the floor|with the dogs?|under|for hours|all (?:day|night))",
        r"\b(?:dropped|drop(?:s|ping)?) (?:him|her|bub|the baby|them|zz+) (?:on purpose|deliberately|on (?:his|her) head|down the)",
        r"\b(?:hits?|hitting|punch(?:es|ed|ing)?|smacks?|belts?|hurts?|touch(?:es|ed|ing)) (?:me|him|her|zz+)\b(?! up| with (?:your|any|ideas)| to see| base)",
        rf"\b(?:is|are|was|were|being|been|she's|he's|they're) {_ADV}(?:abused|neglected|bashed|beaten|starved|exploited|trafficked|groomed|molested|raped|assaulted|hurt|harmed)\b(?= (?:by|at) (?:his|her|their|zz+|mum|dad|the|a|an|someone|home|nan|school)|[.,;!?\n]|$)",
    ),
    # Injuries on somebody.
    "injury": (
        rf"\b{_INJURY}[^.;!?]{{0,24}}? (?:{_PLACE})",
        rf"{_WHO}(?:'s)?(?: [a-z'\-]+){{0,5}}? (?:has|had|have|with|got|showed(?: me)?|came [a-z]+ [a-z]*|covered (?:in|with)|turned up [a-z]+ ?[a-z]*|s|noticed|shows?|came in with|arrived with|there with|is covered in|'s got|'s covered in)(?: (?:a|an|more|new|old|fresh|some|two|three|several|lots of|another|unexplained|big|huge|bad|dark|nasty|fingertip|what looks? like|round|small|these|multiple|heaps of|again|in|with|loop|linear|cigarette|yellow|purple)){{0,4}} (?:bruis(?:es?|ing)|welts?|black eyes?|broken (?:nose|jaw|ribs?|cheekbone|teeth|tooth)|(?:skull|rib|leg|arm|spiral)? ?fractures?|fractured [a-z]+|(?:cigarette )?burns?\b(?! ?out)|bite ?marks?|split lip|fat lip|hand ?prints?|belt marks?|strap marks?|unexplained [a-z]+|sores)",
        r"\b(?:his|her|their|zz+'s|bub's|baby's|the (?:baby|child|boy|girl|kid|little one)'s)(?: [a-z\-]+){0,2} (?:is|are|was|were|'s)(?: [a-z\-]+){0,2} (?:bruised|swollen|bleeding|burnt|burned|black and blue|fractured|broken|covered in (?:bruises|welts|blood|burns|sores))",
        rf"{_WHO} {_IS} {_ADV}(?:bruised|black and blue|bleeding|covered in (?:bruises|welts|blood|burns|bites|sores|faeces|poo|scabies)|limp|floppy|unresponsive|not breathing|turning blue)",
        r"\b(?:broken|fractured|dislocated) (?:arm|leg|rib|ribs|wrist|skull|femur|collarbone|jaw|bones?)[^.;!?]{0,60}\b(?:explain|explanation|fell|story|dad|mum|stepdad|won't say|doesn't add up|doesn't match|not walking|different)",
        r"\b(?:unexplained|suspicious|non-?accidental)(?: [a-z]+)? (?:bruis\w+|injur\w+|burns?|marks?|fractures?)[^.;!?]{0,30}\b(?:his|her|him|bub|baby|the (?:child|boy|girl|little))",
    ),
    # Locked in, left, not fed.
    "left": (
        rf"(?:{_WHO}(?:'s)?(?: [a-z']+){{0,4}} )?\b(?:lock(?:s|ed|ing)?|shut(?:s|ting)?|chain(?:s|ed|ing)?|padlock(?:s|ed|ing)?|trapp(?:ed|ing)|barricad(?:ed|ing)|ti(?:es?|ed|ying)|tying)(?: up)?(?: {_WHOM})? (?:in|inside|out|outside|up|to|out of)(?: of)?(?: (?:the|a|his|her|their|that))?(?: [a-z]+)? ?(?:room|bedroom|caravan|shed|car|cupboard|house|garage|bathroom|toilet|cage|laundry|yard|unit|flat|dark|home|night|overnight|backyard|bed|chair|cot|verandah|wardrobe|container|kennel|dog [a-z]+)\b",
        rf"\b(?:lock(?:s|ed|ing)|shut(?:s|ting)?) {_WHOM} (?:in|out|inside|outside|up|away)\b",
        rf"{_WHO}(?:'s)?[^.;!?]{{0,40}}\b{_IS} {_ADV}(?:locked|shut) (?:in|out|inside|outside|up|away)\b(?! of (?:the (?:system|portal|account|app)|c3ms|my|their (?:account|email)))",
        rf"\b(?:(?:{_KIDS}|he|she|they|him|her|them|siblings)\b[^.;!?]{{0,50}}\b(?:left|leaves|leaving|home|found)|{_KIDS}(?: [a-z]+)? (?:was|were|been|are|is|all)) {_ADV}(?:(?:at )?home alone|alone|on (?:their|his|her) own|by (?:themselves|himself|herself)|unsupervised|unattended|to fend for|to look after (?:the|him|her)|with no adults?|without (?:an |any )?(?:adult|supervision|food)|in (?:the|a) (?:hot )?(?:car|carpark|pokies))\b(?! with (?:a|the) (?:book|tutor|form))",
        r"\b(?:left|leaves|leaving|leave|abandon(?:s|ed|ing)?) (?:him|her|them|bub|the (?:baby|kids|children|boy|girl|boys|girls|little ones?|toddler|twins)|zz+)[^.;!?]{0,24}\b(?:alone|on (?:their|his|her) own|by (?:themselves|himself|herself)|in (?:the|a) (?:hot )?(?:car|carpark|bath|ute)|overnight|for (?:hours|days)|unattended|unsupervised|with (?:a )?strangers?|behind|at home|outside)",
        r"\b(?:left|leaves|leaving|kept|stuck) (?:in|on|with) (?:the|a|his|her|their)(?: [a-z]+)? ?(?:cot|pram|car seat|high ?chair|bath|bouncer|car|room|\d year old|toddler|sibling|neighbour)[^.;!?]{0,24}\b(?:all (?:day|night)|for hours|overnight|while|alone|with a bottle|most of the day)",
        rf"\b(?:no|nothing|any|without|enough) (?:food|to eat|formula|milk|water|power)\b[^.;!?]{{0,50}}\b(?:kids|children|baby|bub|him|her|them|house|days?|since|fridge)\b|\b(?:{CHILD}|he|she|they|zz+)\b[^.;!?]{{0,40}}\b(?:no food|nothing to eat|(?:give|gives|gave|giving) (?:him|her|them|me) (?:any |no )(?:food|tea|dinner|lunch)|not (?:eaten|been fed|had (?:any food|anything to eat|a feed))|hasn't (?:eaten|been fed|had (?:food|anything|a meal|a feed|any food|breakfast|dinner|tea))|haven't (?:eaten|been fed|had (?:food|anything|a meal))|hasnt (?:eaten|been fed)|havent (?:eaten|been fed)|starving|not being fed|isn't being fed|aren't being fed|eating (?:out of|from) (?:the )?bins?|stealing food|going hungry|so hungry (?:he|she|they) (?:is |are )?(?:steal|stole)\w*|barely fed|skin and bone|losing weight fast|withh\w+ food)",
        r"\b(?:won't|wont|refus(?:es|ed|ing)|not|isn't|hasn't|isnt|hasnt|stopped|no) (?:to )?(?:giv(?:e|ing|en)|let(?:ting)?|tak(?:e|ing|en)|had|been given|getting|feed(?:ing)?)(?: [a-z]+){0,2} (?:his|her|the|their|to|any)? ?(?:insulin|epilepsy (?:meds|medication|tablets)|ventolin|puffer|seizure (?:meds|medication)|to (?:hospital|a doctor|emergency))",
        rf"\b(?:{_KIDS}|he|she|they|him|her)\b[^.;!?]{{0,40}}\b(?:wander\w*|walk\w*|playing|found|roam\w*|crawling)\b[^.;!?]{{0,30}}\b(?:street|streets|road|highway|car ?park|train|park|roof|dam|river)\b[^.;!?]{{0,30}}\b(?:alone|at night|by (?:themselves|himself|herself)|on (?:their|his|her) own|naked|in (?:a|his|her|only a) nappy|no (?:shoes|clothes|adult|supervision)|midnight|again)",
    ),
    # Touching, sex, pictures.
    "sexual": (
        rf"\btouch(?:es|ed|ing)? (?:{_WHOM} ?)?(?:her|his|their|my|up|inappropriately|sexually|down there|in (?:the )?(?:bed|bath|wrong)|on (?:the|her|his)|there|where|privates?|private parts?|rude|him|me|down)\b(?! base)|\b(?:secrets?|games?) about (?:touching|rude)|\b(?:private parts?|privates|penis|vagina|genitals|willy|bum)\b[^.;!?]{{0,50}}\b(?:sore|hurt\w*|touch\w*|bleed\w*|show\w*|put|lick\w*|rub\w*|uncle|dad|stepdad|brother|pop|grandpa|him|her|he|she)|\b(?:put|puts|rubs?|rubbed|shows?|showed|licks?|licked) (?:his|her)[^.;!?]{{0,25}}\b(?:private|penis|willy|fingers? (?:in|inside)|thing in)",
        rf"\b(?:being|been|was|were|is|got|him|her|me|them|zz+) {_ADV}(?:sexually|sexual) [a-z]+|\bsexual(?:ly)? (?:abus\w+|assault\w*|touch\w*|contact|things|stuff|acts?)\b[^.;!?]{{0,50}}\b(?:him|her|them|by (?:his|her|the|a)|zz+|me)\b|\bha(?:d|s|ving|ve) sex with (?:him|her|them|zz+|(?:his|her|their|the|my|a)(?: [a-z0-9'\-]+)? (?:{CHILD}|{KIN}))",
        r"\b(?:made|makes?|making|forced|forces|forcing|asked|asks|asking|paid|pays|paying|told|tells|got) (?:him|her|them|me|the (?:boy|girl|kids?|child|children)|zz+)(?: to)? (?:watch(?:ing)?|look at|touch|undress|strip|take (?:his|her|their|off)|do (?:rude|sexual|things|stuff)|sleep (?:with|in)|have sex|perform|lie|keep (?:a )?secrets?|send)\b[^.;!?]{0,30}(?:porn\w*|videos?|movies?|him|clothes|things|bed|men|secret\w*|sex|naked|nudes?|pictures|photos|pics|stuff|rude|there|pants|it\b)",
        r"\b(?:gets?|got|getting|climbs?|climbed|comes?|came|coming|hops?|sneaks?|creeps?|sleeps?|goes|went) (?:in|into|to)(?: bed with)? (?:her|his|their|my|zz+'s)(?: [a-z]+)? ?(?:bed|room at night|bedroom at night|shower|room)\b[^.;!?]{0,30}|\bin (?:her|his|zz+'s) bed (?:at night|with (?:her|him))",
        rf"\b(?:nudes?|naked (?:photos?|pictures?|pics?|videos?|selfies?)|explicit (?:photos?|pictures?|images?|messages?|videos?)|sexual (?:photos?|messages?|images?|videos?)|intimate (?:images?|photos?)|dick pics?|photos? of (?:her|him) (?:in the (?:shower|bath)|naked|undress\w+)|sextort\w+|sexting)\b[^.;!?]{{0,60}}\b(?:him|her|she|he|them|zz+|man|bloke|adult|online|student|girl|boy|older|uncle|coach)|\b(?:{_WHO})[^.;!?]{{0,50}}\b(?:sent|sending|send|shar\w+|ask\w*|film\w+|taking|took|blackmail\w*|threaten\w*|selling)\b[^.;!?]{{0,40}}\b(?:nudes?|naked|explicit|sexual|intimate (?:images?|photos?))",
        r"\b(?:puts?|putting|stick(?:s|ing)?|rub(?:s|bed|bing)?) (?:his|her) (?:hands?|fingers?|thing|mouth)[^.;!?]{0,30}\b(?:undies|pants|nappy|knickers|shirt|top|private|between|down)|\b(?:photos?|pictures?|videos?|pics?|films?|filming|filmed) (?:of )?(?:him|her|them|me|the (?:kids|girls|boys)|zz+) (?:in the (?:bath|shower|toilet|change)|naked|undress\w*|getting changed|without|with no)|\bshow(?:s|ed|ing)? (?:him|her|me|them|zz+) (?:his|her) (?:rude|private|penis|willy|doodle|thing|bits|bum)",
        r"\b(?:1[0-7]|fourteen|thirteen|fifteen)[ -]?(?:year|yr|yo)[^.;!?]{0,30}\b(?:living|staying|sleeping|with) (?:with )?(?:a|an|her|his)(?: [a-z]+)? ?(?:[2-6]\d)[ -]?(?:year|yr|yo)|\b(?:man|bloke|men|guy|blokes|adult)\b[^.;!?]{0,30}\b(?:picking|picks|picked|giving|gives|gave|buying|buys|bought|messaging|paying|pays|paid|supply\w*)\b[^.;!?]{0,12}\b(?:her|him|them|the girls|zz+)\b[^.;!?]{0,30}\b(?:vapes?|gifts?|photos|alcohol|grog|drugs|phone|money|motel|hotel|sex|car|up)",
        r"\b(?:1[0-5]|ten|eleven|twelve|thirteen|fourteen|fifteen)[^.;!?]{0,30}\b(?:pregnant|boyfriend is (?:[2-9]\d|an adult|in his)|sleeping with|having sex)|\bpregnant (?:to|by) (?:her|the) (?:step ?dad|stepfather|uncle|father|dad|brother|teacher|coach)|\b(?:older|grown|adult) (?:man|men|bloke|guy|boyfriend)[^.;!?]{0,50}\b(?:her|him|girl|boy|daughter|student|picks? (?:her|him) up|gifts|sleep\w*|hotel|motel|sex|vapes|alcohol)",
    ),
    # Threats and weapons.
    "threat": (
        rf"{_WHO}(?:'s|'ll)? {_ADV}(?:will|would|gonna|going to|wants? to|wanted to|said he'd|said she'd|might|could|'ll|threaten\w*(?: to)?|plans? to|about to|ll|tried to|try(?:ing|ing)? to|has (?:tried|threatened) to|is going to|are going to|was going to)? ?(?:kill|murder|shoot|stab|strangle|hurt|bash|drown|burn|smash|slit|come (?:back )?(?:with|for)|finish|harm|get rid of|set fire to|gas)(?:s|ed|ing)? (?:{_WHOM}|(?:them|us|you) both|them all|the (?:house|place|unit) down|everyone|you)",
        rf"\bthreaten(?:s|ed|ing)? (?:{_WHOM} )?(?:to |with )?(?:kill|hurt|shoot|stab|burn|bash|take|harm|smash|strangle|slit|find|drown|a (?:knife|gun|machete|hammer|bat|axe)|her life|their lives|his life|suicide|end|jump|run)",
        r"\b(?:death threats?|threats? to (?:kill|hurt|harm|burn|take))\b[^.;!?]{0,50}\b(?:him|her|them|mum|dad|kids|zz+|family|she|he|me)|\b(?:he|she|they|dad|father|stepdad|partner|boyfriend|ex|uncle|zz+|mum|brother|man)\b[^.;!?]{0,60}\b(?:with|has|had|got|pulled|pulls|waving|waved|held|holding|brought|bringing|carrying|grabbed|keeps?|produced|find|finding) (?:a|an|his|the|her) (?:[a-z]+ )?(?:gun|knife|machete|rifle|shotgun|firearm|axe|hammer|crowbar|baseball bat|sword|weapon|screwdriver)\b",
        r"\b(?:scared|frightened|afraid|terrified|petrified|too scared|fearful|worried|nervous|begging|refus(?:es|ed|ing)|won't|wont|don't want|doesn't want|didn't want|does not want|did not want|begged|crying|cried)\b(?: not)?(?: to| about| of)?(?: (?:go|going|be|being|return|returning|get|get in|leave|have to go|going back))?(?: back)?(?: to)? (?:home|dad's|mum's|his dad's|her dad's|(?:his|her|their) (?:dad|father|stepdad|stepfather|mum|uncle|step ?mum|brother|place|partner|house|father's|stepdad's)|go home)\b",
        rf"\b(?:scared|frightened|terrified|petrified|afraid) (?:of|for) (?:him|her{_THEN}|(?:his|her|their|my) (?:dad|father|step ?dad|stepfather|mum|mother|uncle|partner|ex|boyfriend|brother|life|lives|safety|kids|carer)|dad|mum|what (?:he|she|dad|mum)|(?:the|mum's|her) (?:boyfriend|partner)|zz+|going home|the kids|home)|\b(?:he|she|they|zz+|mum|child|kid|kids|boy|girl|student|yp|person)\b[^.;!?]{{0,30}}\b(?:does not|doesn't|doesnt|don't|dont|do not|didn't|did not|never|not) feels? safe (?:at|to go|going|with|there|in (?:the|that|her|his)|tonight|around)|\b(?:not|isn't|isnt|aren't|never|un)[ ]?safe (?:at home|tonight|to go home|with (?:him|her|them|mum|dad|(?:his|her|their) (?:dad|mum|father|partner|stepdad)))",
        r"\b(?:hiding|fled|fleeing|flee|ran|running|escaped|hid|run) (?:from|in (?:the|a) (?:bathroom|cupboard|wardrobe|shed|toilet|bush|neighbour'?s?)|out of the house|to the neighbour'?s?|away from)\b[^.;!?]{0,40}\b(?:him|dad|partner|ex|stepdad|father|violence|kids|boyfriend|with|tonight|last night|because|after|when|brother|again|he|she)|\b(?:breach(?:ed|es|ing)?|broke|ignor(?:ed|ing)) (?:the|his|her|an|that) (?:dvo|avo|vro|fvro|ivo|intervention order|restraining order|no contact order|order|bail)\b|\b(?:come|coming|came|be|turn|turned|turning|show(?:ed|ing)?) (?:back|up|round|around|over)?[^.;!?]{0,12}\b(?:tonight|again tonight|with (?:a|his) (?:gun|knife|mates|machete))|\b(?:smash(?:ed|ing|es)|trashed|kicked (?:in|down)|punched (?:a )?holes? in) (?:up )?(?:the|her|their|his|a)(?: [a-z]+)? ?(?:house|door|windows?|walls?|place|furniture|car|tv|phone)\b[^.;!?]{0,60}\b(?:kids|children|baby|mum|her|him|he|she|last night|again|while|bub|partner)|\b(?:he|dad|partner|ex|father|zz+)(?: [a-z]+){0,2} (?:will|'ll|is going to) find (?:her|them|us)\b",
    ),
    # Not wanting to live, harming oneself.
    "self": (
        rf"\b(?:kill|killing|killed|hurt|hurting|harm|harming|harmed|cut|cutting|cuts|hang|hanging|hanged|hung|starv\w+|burn\w*|drown\w*|shoot|top|off) {_SELF}|\b(?:end|ending|take|taking|took|end up taking|ended) (?:her|his|their|my|zz+'s|(?:her|his) own) (?:own )?lif?v?es?\b|\bend it(?: all)?\b(?= |[.,;!?]|$)(?! with)(?! at)(?! on)(?! by)(?! here)",
        r"\b(?:she|he|they|zz+|mum|dad|student|girl|boy|yp|person|child|kid|client|daughter|son|i|teen\w*|carer|nan|sister|brother|mother|father|she's|he's)\b[^.;!?]{0,60}\b(?:suicid(?:e|al)|self[ -]?harm(?:s|ed|ing)?|overdos(?:e|ed|ing)|(?:want(?:s|ed|ing)? to|wanna|wants 2|rather|wish(?:es|ed)?[^.;!?]{0,12}|be better off|going to|gonna|better off) (?:die|dead|be dead|not be here|be gone|disappear|not wake up|sleep and not wake|never wake)|(?:do|does|did)(?:n't|nt| not) (?:want|wanna|wants) (?:to )?(?:be (?:here|alive)|live|wake up|go on|be around|exist)|no(?:t| longer) (?:want(?:s|ing)? to )?(?:be (?:here|alive)|live|go on|worth living)|nothing (?:left )?to live for|no (?:point|reason) (?:in |to )?(?:living|being here|live|go on)|unaliv\w+|slit (?:her|his) wrists?|cut(?:s|ting)? (?:her|his|their) (?:arms?|wrists?|legs?|thighs?)|(?:taken|took|swallowed|taking|had) (?:all|a (?:whole )?(?:packet|box|bottle|handful|lot)|lots|too many|\d+|her|his|the|heaps|a bunch)(?: (?:of|her|his|the|mum's|nan's|all|whole))* ?(?:[a-z]+ )?(?:tablets|pills|panadol|meds|medication|sleeping)|said goodbye|saying goodbye|goodbye (?:note|letter|text|message|video)s?|(?:jump(?:ed|ing)?|walk(?:ed|ing)?|step(?:ped)?) (?:off|in front of)|noose|a rope)",
        r"\b(?:no ?body|no one|no-one) would (?:miss|care|notice)\b|\b(?:pills|tablets|rope|knife|blade|razor|noose) in (?:my|her|his|their) (?:hands?|bag|room|pocket)|\bgiv(?:en|ing) away (?:all )?(?:his|her) (?:things|stuff|[a-z]+ cards)|\b(?:i|she|he) (?:want|wants|wanted) to die\b",
        r"\bsuicid(?:e|al) (?:note|attempt|thoughts|plan|ideation)\b[^.;!?]{0,50}\b(?:he|she|him|her|yesterday|last night|today|this morning|zz+|mum|student)|\b(?:goodbye|suicide) (?:note|letter|text|message)s?\b[^.;!?]{0,40}\b(?:from|left|found|sent|phone|room|bag|her|his)|\b(?:found|has|had|carr\w+|bought|hid\w*) (?:a )?(?:razor blades?|blades|rope|noose)\b[^.;!?]{0,40}\b(?:his|her|in|bag|room|arms?)",
    ),
    # Taken away, married off, cut.
    "taken": (
        rf"\b(?:tak(?:e|es|en|ing)|took|grabb?(?:ed|ing)?|snatch(?:ed|ing)?|abduct(?:ed|ing)?|kidnap\w*|remov(?:ed|ing)) (?:off with )?(?:him|her|them|bub|zz+|the (?:baby|kids|children|boy|girl|boys|girls|twins|child|newborn|little ones?)|(?:his|her|their)(?: [a-z]+)? (?:{CHILD}))[^.;!?]{{0,50}}\b(?:by force|and (?:he has been|he is|she is|she has been|won't|wont|refus\w+|hasn't|no one (?:has|knows)|nobody (?:has|knows)|gone|disappeared|has been on|run|driven off|drove off|is)|without (?:permission|consent|telling)|won't (?:bring|give|return)|overseas|out of the country|interstate|back to [a-z]+ to|to be (?:married|cut|circumcised|wed)|from (?:school|the centre|kindy|childcare|the hospital|the yard|care|placement|her|mum|the street)(?: [a-z]+)? (?:without|against|and (?:won't|has|he|she|no)|by))|\b(?:abducted|kidnapped|snatched)\b",
        r"\b(?:she|he|her|him|girl|daughter|student|sister|zz+)\b[^.;!?]{0,30}\b(?:will|has to|must|is going to|is to|to|getting|being made to|should) (?:be |get )?(?:married|marry)\b(?=[^.;!?]{0,40}\b(?:in|to|when|overseas|by|his|her|a|an|cousin)\b)",
        r"\b(?:won't|wont|refus(?:es|ed|ing) to|not|will not) (?:give|hand|bring|send|return)(?: over)? (?:him|her|them|the (?:baby|kids|children|boy|girl|child)|bub|zz+)(?: back| home| over)?\b|\b(?:ran|run|running|took|taken|gone|driven|drove|shot through|nicked) off with (?:the|bub|her|his|baby|him|zz+)",
        r"\b(?:forced|made|forcing|going|sent|promised|taken|being|about|supposed|have|has|pressured|told|overseas|arranged) (?:in)?(?:to|for)? ?(?:be )?(?:a )?(?:forced |arranged )?(?:marri(?:ed|age)|marry)\b[^.;!?]{0,40}|\bmarry(?:ing)? (?:her|him|them) off\b|\bmarried off\b|\b(?:fgm|genital mutilation|be circumcised|the cutting|be cut)\b[^.;!?]{0,60}\b(?:her|she|sister|sisters|daughter|girls?|holidays?|grandmother|aunty|zz+)|\b(?:her|she|sisters?|daughters?|girls?|zz+)\b[^.;!?]{0,60}\b(?:fgm|genital mutilation|be circumcised|be cut\b|the cutting)",
    ),
    # Drunk or drugged, with children there.
    "drunk": (
        rf"\b(?:mum|mother|dad|father|stepdad|partner|carer|nan|pop|uncle|aunty|he|she|they|parents?|zz+|both)\b[^.;!?]{{0,50}}\b{_DRUNK}[^.;!?]{{0,60}}\b(?:driv\w+|drove|wheel|in the car|with (?:the |her |his |their |two |three |four |all )?(?:[a-z]+ )?{_KIDS}\b|(?:to )?(?:pick(?:ed|ing)?|collect(?:ed|ing)?|get) (?:up )?(?:the |her |his )?(?:{_KIDS}|him|them|up)|{_KIDS} (?:in|on|crawling|alone|crying|asleep|there|inside|watching|beside|next|wandering|at home|are|were|was|is)|in charge|looking after|caring for|holding (?:the |her )?(?:baby|bub)|same bed|beside (?:the |her )?(?:baby|bub|him)|no one else|only adult|while (?:the |her )?(?:kids|baby|bub)|and the {_KIDS}|breastfeed\w*)",
        rf"\b(?:driv(?:es?|ing|en)|drove|cares?|caring|looking after|minding|asleep|sleep(?:s|ing)?|co-?sleep(?:s|ing)?|pick(?:s|ed|ing)? (?:the )?(?:him|her|them|kids|up))\b[^.;!?]{{0,60}}\b(?:him|her|them|{_KIDS}|bed|couch|sofa|car)\b[^.;!?]{{0,50}}\b(?:{_DRUNK}|affected|after (?:drinking|using|a bender)|while (?:drunk|high|stoned|using|affected))|\b(?:{_KIDS})\b[^.;!?]{{0,40}}\b(?:in the (?:car|back|bed|house|room)|sleep\w*|co-?sleep\w*|found)\b[^.;!?]{{0,60}}\b(?:{_DRUNK}|needles?|syringes?|overdos\w+|ice pipe|smoking ice)|\b(?:needles?|syringes?|ice pipe|drugs) (?:on the floor|lying|everywhere|within reach|in (?:the|her|his) (?:cot|bed|room|pram))|\b(?:on ice|using ice|on meth|on the gear) (?:for (?:days|weeks)|again|all|since|and|with|around)\b[^.;!?]{{0,40}}",
        r"\b(?:baby|bub|newborn|infant|he|she|zz+|toddler|child|mum|dad)\b[^.;!?]{0,30}\b(?:not breathing|stopped breathing|isn't breathing|didn't wake up|did not wake up|won't wake(?: up)?|can't be woken|blue (?:lips|and)|gone blue|limp and|floppy and|unconscious|ate (?:the|some|her|his) (?:tablets|pills|ice|drugs|methadone)|swallowed (?:the|some|her|his))",
    ),
    # Missing, gone with somebody met online.
    "missing": (
        rf"\b(?:he|she|they|{_KIDS}|student|yp|young person|daughter|son|sister|brother|teen\w*|client|niece|nephew)\b(?:'s)?[^.;!?]{{0,40}}\b(?:(?:has |have |is |are |been |gone |went |reported )missing(?! (?:out|school|from the|a|the|in|some|teeth|class|days|lots|data))|(?:ran|run|running|runs) away|(?:ran|run|runs|taken|took) off (?:again|from|with|last|on|to|in|after|this|yesterday|tonight)|absconded|hasn't (?:come|been) (?:home|seen)|has not (?:come|been) (?:home|seen)|didn't come home|did not come home|not (?:come|been) (?:home|seen)|hasnt (?:come|been|turned up) (?:home|seen)|not been home|been gone (?:for|since|two|three|four|all)|phone is off|disappeared|gone off with|left with a|(?:meet(?:ing)?|met|seeing|living with|staying with|with|gone to)(?: up with)? (?:a|an|some|this|some older|an older)(?: [a-z0-9\-]+){{0,3}}? (?:man|bloke|guy|stranger|adult|person|boyfriend|blokes|men)(?: [a-z]+){{0,5}}? (?:online|on (?:snapchat|snap|insta\w*|tiktok|discord|roblox|facebook|the internet|an app|grindr|tinder)|from (?:an app|snapchat|the internet|online)|tonight|twice her age|in (?:his|their) [a-z]+))",
        r"\b(?:met|meet|meeting|talking to|chatting to|messaging|living with|run off with|gone to)\b[^.;!?]{0,30}\b(?:online|on (?:snapchat|snap|insta\w*|tiktok|discord|roblox|an app))\b[^.;!?]{0,60}\b(?:missing|gone|ran away|hasn't|not been|wants to meet|meet|naked|photos|pics|motel|his place|older|adult|man|tonight|pick)",
    ),
    # Sleeping nowhere safe; sent out.
    "shelter": (
        r"\b(?:kids?|children|baby|bub|toddler|newborn|boy|girl|boys|girls|student|yp|young person|he|she|zz+|him|her|them)\b[^.;!?]{0,50}\b(?:kicked out|thrown out|nowhere (?:safe )?to (?:go|sleep|stay)|sleeping (?:rough|in (?:the|a) (?:car|park|toilet\w*|bus|stairwell|tent|shed)|on the street))\b[^.;!?]{0,40}|\bkick(?:ed|ing|s) (?:him|her|them|zz+) out\b",
    ),
    # Said in so many words.
    "told": (
        rf"\b(?:disclos(?:ed|es|ing|ure)|told (?:me|us|her|his|the|my|a|staff|one|zz+)|says?|said|reckons?|saying|rang|texted|reports?|reported|admit(?:s|ted)|confided|let slip|mentioned|alleg\w+|drew|wrote)\b[^.;!?]{{0,60}}\b(?:{_WHO}|him|her)?[^.;!?]{{0,30}}\b(?:abus(?:e|ed|ing|es)|violence (?:at|by|from)|assault(?:ed|s)?|(?:is|been|being|was|keeps?|kept|are|were) {_ADV}(?:hurting|hurt|hitting|touching|beating|violent|attacked)|not safe|unsafe|hurts (?:him|her|me|them)|in danger|domestic violence)\b",
        rf"\b(?:he|she|they|{_KIDS}|mum|family|him|her|them|zz+)\b[^.;!?]{{0,40}}\b(?:in (?:immediate|real|serious|grave)? ?danger|at (?:immediate|serious|imminent|significant|real) risk|at risk of (?:serious|significant|immediate|being (?:hurt|killed|harmed))|unsafe (?:at home|tonight|right now|with|where)|won't survive|going to (?:die|be killed|get killed|end up dead)|seriously hurt)\b",
    ),
}
_WORD = re.compile(r"[A-Za-z]+")


@cache
def _patterns(family: str) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a family, compiled when they are first needed."""
    return tuple(
        re.compile(rf"(?<![a-z'])(?=[a-z0-9])(?:{pattern})") for pattern in _PATTERNS[family]
    )


@rule(
    "at_risk_phrase",
    hits=(
        "I saw bruises on the little one this morning and mum says he will come back tonight.",
        "She told me her stepfather has been hitting her.",
        "the kids have been left on their own with no food",
        "He was punched in the head by his dad.",
        "mum says she shook him last night",
        "A student told the nurse that she does not want to be alive any more.",
        "Dad is drunk and driving with the kids in the car.",
        "The girl has gone missing since Friday.",
        "He said he will kill them both.",
        "Koby says his uncle touches his private parts.",
    ),
    clean=(
        "We hit the ground running and beat our target.",
        "The guidance covers bruising in babies.",
        "How should we respond when a child tells us that he was hit?",
        "It was a black eye for the program.",
        "Kids in our region are at risk of missing out on preschool.",
        "Training covers signs of abuse and what to do if a child says she is being hurt.",
        "Last year 12 per cent of children had been hit at home.",
    ),
)
def child_at_risk(post: Post, rules: Rules) -> Iterator[Span]:
    """A particular child or family, and harm done or near: what mandatory notifiers report, not discuss here."""
    judged, until = 0, -1
    for word in _LOW_WORD.finditer(post.low):
        place = word.start()
        if place < until or not _may_tell(word[0]) or not TRIGGER.match(post.low, place):
            continue
        first, last = post.sentence(place)
        first, last = max(first, place - WIDEST), min(last, place + WIDEST)
        until = last if last < place + WIDEST else last - OVERLAP
        judged += 1
        if judged > MOST_SENTENCES:
            return
        span = _harm(post, first, last)
        if span:
            yield first + span[0], first + span[1]


_LOW_WORD = re.compile(r"[a-z][a-z']*")
# The first words of signs that have more than one.
_STARTERS = frozenset(
    "star dirty older outside screams promised forces forced waters looks never point will got makes made phone nobody no giving gave did didn getting get gets got the our any nothing had with sleeps sleep special better wants wants better blood high in rubs hates wooden jug too death took takes taking around over black split fat hand not covered skin on photos come came find going go to want self end be front give by run ran off passed"
    " blacked won ate charged left twice in thrown sleeping at been gone isn".split()
)


@lru_cache(maxsize=8192)
def _may_tell(word: str) -> bool:
    """Say whether a word may begin a sign of harm."""
    return word in _STARTERS or bool(TRIGGER.match(word))


def _harm(post: Post, first: int, last: int) -> Span | None:
    """Return where harm is spoken of in a sentence, from its first word to its last, if it is somebody's."""
    said = _with_names_alike(post.plain[first:last])
    if not SOMEBODY.search(said):
        return None
    places = [
        match.span()
        for family, sign in SIGNS.items()
        if sign.search(said)
        for pattern in _patterns(family)
        for match in pattern.finditer(said)
    ]
    places = [place for place in places if _is_particular(said, place)] or _told_softly(said)
    if not places:
        return None
    return min(place[0] for place in places), max(place[1] for place in places)


def _told_softly(said: str) -> list[Span]:
    """Return what hints at harm to a child where somebody tells of it and nothing speaks in general."""
    hint = SOFT.search(said)
    if not hint or not FRAME.search(said) or not OF_CHILD.search(said):
        return []
    rest = said[: hint.start()] + said[hint.end() :]
    if GENERAL.search(rest) or _IN_BUSINESS.search(said) or not _is_particular(said, hint.span()):
        return []
    return [hint.span()]


_IN_BUSINESS = re.compile(
    r"\b(?:meetings?|minutes|agenda|funding|budget|services?|sector|network|forum|committee|council|minister|department|organisations?|teams?|staff|workers?|referrals?|practice|practitioners?|tender|project|panel|group|class|club|choir|sport|netball|footy|carnival|reports? (?:that|on)|we need|families)\b"
)


def _with_names_alike(sentence: str) -> str:
    """Return the sentence in lower case with every first name written as `zz…`."""

    def alike(match: re.Match[str]) -> str:
        word = match[0]
        low = word.lower()
        if (low in GIVEN and low not in WORDS_TOO) or (word[0].isupper() and low in GIVEN):
            return "z" * max(2, len(word)) if len(word) > 1 else low
        new = word[0].isupper() and not word.isupper() and match.start() > 1 and len(word) > 2
        if (
            new
            and low not in NOT_NAMES
            and low not in PLACES
            and _in_running(sentence[: match.start()])
        ):
            return "z" * len(word)
        return low

    return _WORD.sub(alike, sentence)


def _in_running(before: str) -> bool:
    """Say whether a word with a capital stands within a sentence and not at its beginning."""
    last = before[-24:].rstrip()[-1:]
    return last.isalnum() or last in (",", ";", ")")


def _is_particular(said: str, place: Span) -> bool:
    """Say whether harm is somebody's in particular and not spoken of in general."""
    start, _ = place
    ahead = said[: place[1]]
    if "lock" in said[start : place[1]] and _LOG_IN.search(said):
        return False
    if _NOT_DONE.search(said[max(0, start - 14) : place[1]]):
        return False
    if (
        HYPOTHETICAL.search(ahead)
        or _THEN_WHAT.search(said)
        or _IDIOM.search(said[max(0, start - 12) : place[1] + 40])
    ):
        return False
    general = GENERAL.search(said)
    if not general:
        return True
    own = PARTICULAR.search(said)
    return bool(own) and not _ALWAYS_GENERAL.search(said)


_IDIOM = re.compile(
    r"\bhit(?:s|ting)? (?:the ground|the road|the nail|record|our|home|a wall|a snag|reply|send|me up|us (?:up|with)|pause|play|refresh|enter|the (?:mark|spot|button|target|headlines))|black eye for|shak(?:e|en|ing) (?:up|things|hands)|shook (?:up|hands|things)|kick(?:s|ed|ing)? (?:off|goals|start)"
    r"|burn(?:t|ed|ing)? out|killing it|killed it|kill two birds|dressed to kill|to die for|dying (?:to|for)|punch(?:es|ing)? above|beat(?:ing|s)? (?:the|our) |bash(?:ed)? out|touch(?:ed|ing)? (?:base|on)|whip(?:ped)? up|belt(?:ed)? out|cut(?:s|ting)? (?:the ribbon|corners|costs|back|funding)|funding cuts?|budget cuts?"
    r"|locked (?:in|out of) (?:the (?:date|room booking|portal|system|account|app|venue)|c3ms|my|your)|left (?:alone|unattended) (?:with|the (?:form|bags?|urn))|drown(?:ing|ed) in (?:paper|emails?|work|forms|admin)|smother(?:ed|ing)? in|strangl\w+ by|choked? up|shot (?:of|at)|marks? (?:on|over|for) (?:the|her|his) (?:essay|test|work|paper|form|map)"
    r"|assault course|attack(?:ed)? the (?:problem|list)|hurt (?:the|our) (?:budget|numbers)|rap(?:ed)? (?:song|up)|bleeding edge|blood (?:test|drive|bank|donor|service|pressure|donation)"
)
_THEN_WHAT = re.compile(
    r"^[^a-z]{0,8}(?:if|when) [^.;]{3,80}, (?:who|what|how|where|do|should|ring|call|listen)\b"
)
_NOT_DONE = re.compile(
    r"\b(?:nobody|no one|never|not|didn't|doesn't|don't|isn't|wasn't|weren't|hasn't|won't|without) (?:been |being |be |ever |even )?(?:hit|hurt|punch|kick|touch|slap|smack|bash|belt|beat|chok|strangl|stab|abus|assault|attack|burn|bite|bit\b|shak)"
)
_LOG_IN = re.compile(
    r"\b(?:app|portal|account|system|mygov|log ?in|logins?|password|c3ms|website|online form|the form|email|computer|laptop|database|phone)\b"
)
_ALWAYS_GENERAL = re.compile(
    r"\b(?:training|module|workshop|webinar|guidance|guideline|guidelines|fact ?sheet|e-?learning|curriculum|hypothetical|scenario|case stud(?:y|ies)|role ?play|film|movie|novel|documentary|statistics|prevalence|per cent|percent|conference|keynote|theatre|tv show|podcast|play (?:is|was) about|story about|stories about|novels?|song)\b|\d ?%"
)

HARM: tuple[Rule, ...] = (child_at_risk,)
