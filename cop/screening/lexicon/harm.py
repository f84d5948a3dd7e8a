"""Words of harm and safety: who, where on the body, what to look at, and what speaks in general."""

import re

CHILD = (
    r"(?:(?:\d{1,2}|[a-z]+)[ -](?:year|yr|month|week)s?[ -]olds?|\d{1,2} ?yo|child(?:ren)?|kids?|kiddos?|boys?|girls?|bab(?:y|ies)|bubs?|bubba|infants?|newborns?|toddlers?|sons?|daughters?|little (?:ones?|boys?|girls?|fella|guy|man|tacker|brother|sister)"
    r"|students?|yps?|young (?:person|fella|bloke|girl|boy|man|woman|lady|mum|one|lad)|clients?|siblings?|twins?|niece|nephew|grand(?:son|daughter|child|kids|children)|teen(?:ager)?s?|eldest|youngest|oldest|middle one|preschooler|pupil|lads?|famil(?:y|ies))"
)
KIN = (
    r"(?:step[ -]?(?:dad|father|mum|mother|brother|sister|son|daughter)|mum(?:my)?|mom|mother|dad(?:dy)?|father|parents?|nan(?:na|a)?|pop|grand(?:ma|pa|mother|father|parents?)|uncle|aunt(?:y|ie)?|cousin|brother|sister|(?:ex-?)?(?:boyfriend|girlfriend|partner|husband|wife)|ex|de facto|carers?|foster (?:mum|dad|mother|father|carer)"
    r"|babysitter|neighbour|mate|older (?:boy|man|brother|kids|cousin)|coach|priest|pastor|teacher|tutor|grown[ -]?ups?|adults?|man|men|bloke|stranger|guy|someone|somebody|people at home|other kids|woman|lady)"
)
BODY = r"(?:arms?|legs?|face|head|neck|back|bottom|bum|chest|tummy|stomach|belly|ribs?|thighs?|shins?|wrists?|ankles?|cheeks?|ears?|eyes?|lips?|mouth|hands?|feet|foot|body|throat|shoulders?|buttocks|temple|jaw|forehead|knuckles|torso|upper arms?|private parts?|privates|genitals|nappy area|hair|skin|side|hips?|calves|calf|scalp)"

# Where to look at all: for each family of harm the beginnings of words without which it is not told.
_SIGNS = {
    "blow": (
        r"off the road|makes?\b|made\b|forc|hit|punch|kick|slap|smack|bash|belt|beat|flog|whip|chok|strangl|throttl|stab|whack|thump|clout|molest|rap(?:e|ed|es|ing)\b|assault|abus|hurt|headbutt|shook|shak|drown|smother|suffocat|scald|starv|laid\b|lays?\b"
        r"|took to|tak(?:es|ing) it out|swung|groom|attack|tortur|interfer|shot\b|shoot|bit(?:ten|es?|ing)?\b|burn|threw|throw|drag|grab|shov|push(?:ed|es|ing)|exploit|traffick|neglect|harm|drop(?:ped|s)?\b|held|hold|tie[ds]?\b|pinn|yank|slamm|mistreat|hosed|touch|pull|threaten|sold\b|pimp|sexual|(?:around|over) (?:her|his|my|zz)"
    ),
    "injury": r"bruis|welt|black eye|black and blue|marks?\b|split lip|fat lip|hand ?print|finger|lump|gash|lacerat|fractur|broken|dislocat|concuss|bleed|blood|swollen|cuts?\b|scratch|sores\b|injur|wound|burn|scald|limp\b|floppy|unresponsive|not breathing|blue\b|petech|bite|covered in|unexplained|suspicious",
    "left": r"lock|shut|chain|padlock|trapp|barricad|tie[ds]?\b|tying|left\b|leav|alone|unsupervised|unattended|abandon|food|eaten|eat\b|eating|fed\b|feed|hungry|insulin|medication|ventolin|puffer|epilepsy|seizure|starving|formula|milk|skin and bone|fend|hospital|doctor|wander|street|road|highway|roam|on (?:their|his|her) own",
    "sexual": r"rude|undies|pants|nappy|knickers|photos?|vapes?|year|yr|picking|giving|gifts|touch|private|privates|penis|vagina|genital|willy|bum\b|secret|sex|porn|naked|nude|explicit|intimate|undress|strip|bed\b|shower|room|photos? of|pregnant|older|grown|adult|watch|send|dick|boyfriend",
    "threat": r"kill|murder|threat|gun\b|knife|machete|rifle|shotgun|firearm|axe\b|hammer|weapon|bat\b|crowbar|sword|scared|frighten|afraid|terrified|petrified|fearful|safe\b|unsafe|hiding|hid\b|fled|flee|escap|breach|smash|trashed|tonight|shoot|stab|strangl|bash|burn|come back|came back|find (?:her|them|us)|going home|go home|to go|want to|begging|begged|wont|won't|ran\b|run\b|running|finish|harm|hurt|drown",
    "self": r"(?:no ?body|no one|no-one) would|giv\w+ away|want|suicid|self[ -]?harm|overdos|die\b|dead|alive|live\b|living|wake|tablets|pills|panadol|meds|medication|goodbye|jump|noose|rope|blades?\b|razor|wrists?\b|lif|lives|end it|unaliv|disappear|be here|be gone|be around|exist|cut|kill|hurt|harm|hang|hung|starv|burn|drown|shoot|go on|front of|thighs?|arms?\b",
    "taken": r"force|abduct|kidnap|snatch|refus|won't|wont|not give|overseas|marr|fgm|mutilat|circumcis|be cut|the cutting|by force|run off|ran off|off with|took|tak(?:e|en|ing)\b|grabb|without|will not",
    "drunk": r"didn't wake|did not wake|drunk|intoxicat|stoned|wasted|smashed|off (?:his|her|their)|influence|passed out|blacked out|ice\b|meth|gear\b|drugs|heroin|ghb|high\b|drinking|alcohol|booze|grog|beer|wine|pissed|needle|syringe|breath|limp|floppy|blue\b|unconscious|woken|won't wake|swallow|ate (?:the|some|her|his)|speed\b|smoking|using|affected|bender|overdos|charged up|nodding|slurring|over the limit",
    "missing": r"been home|turned up|phone is off|been gone|missing|ran\b|run\b|runs\b|running|abscond|taken off|took off|come home|came home|been seen|come back|disappear|gone off|left with|online|snap|insta|tiktok|discord|roblox|facebook|app\b|tinder|grindr|internet|twice her age|in (?:his|their) (?:tw|th|fo|\d)|bloke|man\b|stranger|adult|guy\b",
    "shelter": r"kick|thrown out|nowhere|sleeping (?:rough|in|on)",
    "told": r"abus|violen|assault|hurt|hitting|touching|beating|attack|safe\b|danger|at risk|at (?:immediate|serious|imminent|significant|real) risk|unsafe|survive|die\b|killed|dead\b",
}  # fmt: skip
SIGNS = {family: re.compile(rf"\b(?:{words})") for family, words in _SIGNS.items()}

# Nobody is harmed in a sentence without anybody.
SOMEBODY = re.compile(
    rf"\b(?:he|she|they|him|her|them|his|their|me|my|i|it|zz+|he's|she's|they're|he'd|she'd|she'll|he'll|pop|{CHILD}|{KIN})\b"
)

# What is hardly said of a child without meaning harm, once somebody tells of it or has seen it.
SOFT = re.compile(
    r"\b(?:no (?:point|reason) (?:in |to )?(?:being|be|living|going)|bleach|dirty (?:movies|pictures|videos|books)|tie[sd]? (?:up )?(?:him|her|his|my|them|zz+)|rude things|(?:getting|gets|got) in(?:to)? cars?|older (?:men|man|guys|boys|blokes)|star picket|crowbar|tyre lever|promised to|forc(?:es|ed|ing) (?:him|her|me|them|zz+)|made (?:him|her|me|them) do|screams when|out using|waters? down|found out where|(?:will |'ll )?never see (?:him|her|them|the kids|zz+)|looks? after the (?:baby|little ones?|kids) (?:every|all|while|at night)|nobody was (?:there|home)|no one was (?:there|home)|swallow(?:ed|s)|undies|knickers|rude (?:part|bit|thing|stuff)s?|(?:jug|electrical|extension|power|phone) cord|wooden spoon|the belt|belts? (?:him|her|them)|the (?:strap|cane|stick|hose|paddle)|bruis(?:es?|ed|ing)|welts?|black eyes?|fractured?|flinch\w*|cowers?|cowering|suicid\w+"
    r"|self[ -]?harm\w*|overdos\w+|noose|raped?|rape|molest\w*|nudes|sexting|sexual\w*|porn\w*|strangl\w+|chok(?:ed|es|ing)|bash(?:ed|es|ing)?|belt(?:ed|ing)|punch(?:ed|es|ing)|slapp(?:ed|ing)|wants? to die|better off (?:dead|without)|did(?:n't| not) wake up|won't wake up|tied (?:up|to)|starv\w+"
    r"|(?:no|any) food|nothing to eat|bleeding|blood (?:on|all|everywhere|in)|bloodied|death threats?|hurt(?:s|ing)? (?:him|her|them|me|mum|zz+)|touch(?:es|ed|ing) (?:him|her|them|me|zz+|his|there)|scared of (?:him|her|his|dad|mum|going)|afraid of (?:him|her|his|dad|mum)|scared to|too scared|afraid to go|terrified|petrified"
    r"|(?:a|the|his|with|had) (?:gun|knife|machete|rifle|axe)|smashed (?:the|her|his|up)|locks? (?:him|her|them|me)|locked (?:him|her|them|in|out|up|me)|getting hit|gets hit|got hit|hits? (?:him|her|them|me|mum)|pills|razor|wrists|hates? (?:her|him)self|disappear forever|miss (?:him|her|me) if|kill(?:s|ed|ing)? (?:him|her|them|me|my|us|mum)|shak(?:en|ing) (?:him|her|the baby)|shook (?:him|her|the|zz+)"
    r"|passed out|unconscious|in the bath with|rubs?(?:bed|bing)? (?:him|her|his|my|against)|kiss(?:es|ed|ing)? (?:him|her|me|them|zz+) (?:on the (?:mouth|lips)|down)|special (?:game|secret|cuddle)s?|our secret|secret game|tickl\w+ (?:him|her|me|them) (?:under|down|there)|climbs? (?:in|on)|gets? in(?:to)? (?:his|her|my|their)|sleeps? outside|sleep (?:outside|in the (?:car|shed|park|bath))|cage|handcuff\w*|ligature|wak(?:es|ing) up screaming|soil\w+ (?:him|her)self"
    r"|drunk|on ice|high as|using (?:again|ice)|meth|needles|violent|violence|domestic|abus(?:ed|ive|ing|e)|neglect(?:ed|ful)?|assault(?:ed|s)?|threaten(?:s|ed|ing)|weapon|stab(?:bed|s)?|burn(?:t|ed|s)? (?:him|her|on|with|marks?)|cigarette|scald\w*|drown(?:ed|ing)?|smother(?:ed|ing)?|pillow over|grabb(?:ed|ing|s) (?:him|her|them|me|by)|throw(?:s|n|ing)? (?:him|her|them|things|me)|threw (?:him|her|them|me|a)|kick(?:ed|s|ing) (?:him|her|them|me|in|out)|dragged|breached|dvo|avo|stalking|abduct\w*|kidnap\w*|taken by|married off|be married|marry|circumcis\w+|fgm)\b"
)

TRIGGER = re.compile(rf"\b(?=[a-z])(?:{'|'.join(_SIGNS.values())}|{SOFT.pattern[2:]})")

# Somebody tells, has seen or has found, now.
FRAME = re.compile(
    r"\b(?:told (?:me|us|the|her|his|my|our|staff|one|a|their|zz+)|tells (?:me|us)|said|says|saying|disclos\w+|whispered|texted|messaged|rang|phoned|called|reports?|reported|reckons?|drew|drawn|wrote|showed|confided|let slip|admitted|admits|begged|blurted|mentioned|confirmed|alleg\w+|today|this (?:morning|arvo|afternoon|evening)|last night|yesterday|tonight|over the weekend|on the weekend|i saw|we saw|i(?:'ve| have)? (?:just )?(?:seen|noticed|heard|found)|we(?:'ve| have)? (?:just )?(?:noticed|heard|found)"
    r"|i think|we think|i'm worried|im worried|worried (?:about|that|for)|concerned (?:about|that|for)|every night|all day|right now|got a (?:dm|text|call|message)|outside the|when i dropped|when it is time|when it's time|on (?:the )?holidays|in the holidays|won't see anyone|just (?:rang|left|told|got|had|been|walked|came|called)|found|overheard|heard|witnessed|this week|on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|keeps? (?:saying|turning|coming)|one of (?:my|our)|my (?:student|client|yp)|a (?:kid|boy|girl|child|student|mum|client|yp|teenager) (?:in my|i|here|we|at|from my|on my)|again)\b"
)

# A child, or somebody whom the sentence has named already.
OF_CHILD = re.compile(rf"\b(?:he|she|him|her|his|they|them|zz+|{CHILD})\b")

# The sentence is about what one does when, not about what was done.
HYPOTHETICAL = re.compile(
    r"\b(?:(?:if|unless|suppose|imagine|in case)(?:,)? (?:a|an|any|another|some|you|your|someone|somebody|anyone|one|we|families|children|kids|young people|parents|people|staff|workers|there|it's|students)|(?:when|whenever|where|should|every time)(?:,)? (?:a|an|any|you|families|children|kids|young people|parents|people|staff|workers|students))\b(?! (?:boy|girl|mum|dad) (?:i|we) )"
    r"|\b(?:what (?:do|should|would|can) (?:you|we|i|people|staff|workers) (?:do|say)|how (?:do|should|would|can|to) (?:you|we|i|people|others|respond|talk|report|support|recognise|spot|ask|help))\b[^.;]{0,40}\b(?:if|when|who|children|kids|a child|young people|families|families'|signs)\b"
    r"|\bif (?:he|she|they|mum|dad|the (?:child|mum|dad|parent|kids?|family))\b[^.;]{0,60}\b(?:what|who|how|should|do) (?:do|should|would|can|to|you|we)\b"
    r"|\b(?:may|might|could) (?:have been|be (?:being )?)(?:hit|abused|hurt|harmed|exploited|neglected)\b[^.;]{0,20}(?:children|people)"
)

# The sentence speaks of harm as a subject: one more sign of somebody in particular is needed.
GENERAL = re.compile(
    r"\b(?:training|trained|module|modules|workshops?|webinars?|guidance|guidelines?|polic(?:y|ies)|procedures?|fact ?sheets?|research|stud(?:y|ies)|statistics|stats|data|per cent|percent|prevalence|survey|framework|standards?|course|courses|covers?|covered|topic|theme|themes|chapter|legislation|definitions?"
    r"|signs of|indicators?|how to|what to do|children who|families who|kids who|young people who|people who|women who|parents who|those who|victims|survivors|any child|a child who|every child|all children|no child|campaigns?|prevention|preventing|prevent|programs?|programme|hotline|helpline|books?|films?|movies?|novel|podcast|documentary|tv|series|episode|scenario|case stud(?:y|ies)"
    r"|hypothetical|role ?play|conference|keynote|speaker|awareness|mandatory|national|state-?wide|each year|a year|last year|on average|rates?|trends?|increase|decrease|reports? (?:of|show|found)|numbers of|thresholds?|jokes?|song|poem|play (?:is |was )?about|story about|stories about|exhibition|story ?book|picture book|learn(?:ing|t)?|evidence|literature|article|authors?|paper|inquiry|royal commission|strategy|plan for|clinic|toolkit|checklist|tool|template|poster|brochure|resources?"
    r"|children (?:are|were|have|can|may|experience|experiencing|affected|exposed|living|being|at|in|aged|under)|young people (?:are|were|have|can|may|at|in|aged|experiencing)|families (?:are|were|have|experiencing|affected|living|in)|people (?:are|were|have|experiencing)|women (?:are|were|have|experiencing)|generally|often|usually|many|most|some (?:children|families|kids|parents)|bub(?:s|bies)|babies|can cause|causes?|never shake)\b|\d ?%"
)

# Somebody in particular, now: a disclosure, a time, a person of one's own.
PARTICULAR = re.compile(
    r"\b(?:told (?:me|us|my|the|her|his|a|one|staff|zz+)|disclosed|said|says|saying|rang|texted|messaged|called me|i saw|i noticed|we saw|we noticed|i've just|just left|today|this (?:morning|afternoon|arvo|evening|week)|tonight|last night|yesterday|right now|just now|again|since (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|last|yesterday|the weekend)|on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
    r"|over the weekend|at the moment|a (?:student|boy|girl|child|kid|family|mum|dad|young person|client|yp|carer|man|bloke) (?:i|we|who (?:i|we)|in (?:my|our|care)|of (?:mine|ours)|from|here|told|disclosed|said)|one of (?:my|our|the)|my (?:client|student|kids|girl|boy|yp)|our (?:client|student|yp)|the (?:little|young|baby|boy|girl|kids|twins|mum|dad|father|mother|uncle|stepdad)|bub|zz+|(?:his|her) (?:dad|mum|stepdad|stepfather|uncle|father|mother|brother|partner|boyfriend))\b"
)
