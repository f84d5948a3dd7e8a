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
BODY = (
    r"(?:arms?|legs?|face|head|neck|back|bottom|bum|chest|tummy|stomach|belly|ribs?|thighs?|shins?|wrists?|ankles?|cheeks?|ears?|eyes?|lips?|mouth|hands?|feet|foot|body|throat|shoulders?|buttocks|temple|jaw|forehead|knuckles|torso|upper arms?|private parts?|privates|genitals|nappy area|hair|skin|side|hips?|calves|calf|scalp)"
)

# Where to look at all: any of these in a sentence, and the sentence is read.
TRIGGER = re.compile(
    r"\b(?:hit|hits|hitting|punch|kick|slap|smack|bash|belt|beat|flog|whip|chok|strangl|throttl|stab|whack|thump|clout|molest|rap(?:e|ed|es|ing|ist)\b|assault|abus|hurt|headbutt|shook|shak|drown|smother|suffocat|scald|starv|laid|lays?\b"
    r"|took|tak(?:e|es|en|ing)\b|swung|groom|attack|tortur|interfer|shot\b|shoot|bitten|bite|burn|threw|throw|drag|grab|shov|push(?:ed|es|ing)|bruis|welt|black eye|black and blue|marks?\b|split lip|fat lip|hand ?print|finger|lump|gash|lacerat|fractur|broken|concuss|bleed|blood|swollen|cuts?\b|cutting|scratch|sores\b|injur|wound"
    r"|lock(?:s|ed|ing)\b|shut|chain|padlock|trapp|barricad|tied|left|leav|alone|unsupervised|unattended|abandon|food|eaten|eat\b|eating|fed\b|feed|formula|hungry|insulin|medication|ventolin|touch|private|privates|penis|vagina|genital|willy|secret|sex|porn|naked|nude|explicit|intimate|undress|bed\b|shower|photos?\b|pregnant|older man|older bloke|older guy|grown man"
    r"|kill|murder|threat|gun\b|knife|machete|rifle|shotgun|firearm|axe|hammer|weapon|scared|frighten|afraid|terrified|petrified|fearful|safe\b|unsafe|hiding|hid\b|fled|flee|escap|breach|smash|trashed|tonight|suicid|self[ -]?harm|overdos|die\b|dead|dying|alive|live\b|living|be here|want(?:s|ed)? to be|wander|room at night|into (?:her|his|their) room|bedroom|wake|tablets|pills|panadol|goodbye|jump|noose|rope|blades?\b|razor|wrists?\b|life|lives|end it|unaliv|disappear"
    r"|force|abduct|kidnap|snatch|give (?:him|her|them|the)|refus|ran\b|run\b|running|marri|marry|fgm|mutilat|circumcis|drunk|intoxicat|stoned|wasted|off (?:his|her|their)|influence|passed out|on ice|ice\b|meth|gear|heroin|drinking|pissed|alcohol|grog|needle|syringe|breath|limp|floppy|blue\b|unconscious|unresponsive|swallow|missing|abscond|come home|came home|online|snapchat|insta|tiktok|discord|kicked out|thrown out|nowhere|sleeping"
    r"|disclos|danger|at risk|violen|exploit|traffick|neglect|harm|drop(?:ped|s)\b|held|ties?\b|tied|tying|pinn|yank|slamm|mistreat)"
)

# The sentence is about what one does when, not about what was done.
HYPOTHETICAL = re.compile(
    r"\b(?:if|when|whenever|where|unless|suppose|imagine|say|in case|should|every time)(?:,)? (?:a|an|any|another|some|you|your|someone|somebody|anyone|one|we|families|children|kids|young people|parents|people|staff|workers|another|there|it's|students)\b(?! (?:boy|girl|mum|dad) (?:i|we) )"
    r"|\b(?:what (?:do|should|would|can) (?:you|we|i|people|staff|workers) (?:do|say)|how (?:do|should|would|can|to) (?:you|we|i|people|others|respond|talk|report|support|recognise|spot|ask|help))\b[^.;]{0,40}\b(?:if|when|who|children|kids|a child|young people|families|families'|signs)\b"
    r"|\b(?:may|might|could) (?:have been|be (?:being )?)(?:hit|abused|hurt|harmed|exploited|neglected)\b[^.;]{0,20}(?:children|people)"
)

# The sentence speaks of harm as a subject: one more sign of somebody in particular is needed.
GENERAL = re.compile(
    r"\b(?:training|trained|module|modules|workshops?|webinars?|guidance|guidelines?|polic(?:y|ies)|procedures?|fact ?sheets?|research|stud(?:y|ies)|statistics|stats|data|per cent|percent|prevalence|survey|framework|standards?|course|courses|covers?|covered|topic|theme|themes|chapter|legislation|definitions?"
    r"|signs of|indicators?|how to|what to do|children who|families who|kids who|young people who|people who|women who|parents who|those who|victims|survivors|any child|a child who|every child|all children|no child|campaigns?|prevention|preventing|prevent|programs?|programme|hotline|helpline|books?|films?|movies?|novel|podcast|documentary|tv|series|episode|scenario|case stud(?:y|ies)"
    r"|hypothetical|role ?play|conference|keynote|speaker|awareness|mandatory|national|state-?wide|each year|a year|last year|on average|rates?|trends?|increase|decrease|reports? (?:of|show|found)|numbers of|thresholds?|jokes?|song|poem|play about|exhibition|story ?book|picture book|learn(?:ing|t)?|evidence|literature|article|authors?|paper|inquiry|royal commission|strategy|plan for|clinic|toolkit|checklist|tool|template|poster|brochure|resources?"
    r"|children (?:are|were|have|can|may|experience|experiencing|affected|exposed|living|being|at|in|aged|under)|young people (?:are|were|have|can|may|at|in|aged|experiencing)|families (?:are|were|have|experiencing|affected|living|in)|people (?:are|were|have|experiencing)|women (?:are|were|have|experiencing)|generally|often|usually|many|most|some (?:children|families|kids|parents)|bub(?:s|bies)|babies|can cause|causes?|never shake)\b|\d ?%"
)

# Somebody in particular, now: a disclosure, a time, a person of one's own.
PARTICULAR = re.compile(
    r"\b(?:told (?:me|us|my|the|her|his|a|one|staff|zz+)|disclosed|said|says|saying|rang|texted|messaged|called me|i saw|i noticed|we saw|we noticed|i've just|just left|today|this (?:morning|afternoon|arvo|evening|week)|tonight|last night|yesterday|right now|just now|again|since (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|last|yesterday|the weekend)|on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
    r"|over the weekend|at the moment|a (?:student|boy|girl|child|kid|family|mum|dad|young person|client|yp|carer|man|bloke) (?:i|we|who (?:i|we)|in (?:my|our|care)|of (?:mine|ours)|from|here|told|disclosed|said)|one of (?:my|our|the)|my (?:client|student|kids|girl|boy|yp)|our (?:client|student|yp)|the (?:little|young|baby|boy|girl|kids|twins|mum|dad|father|mother|uncle|stepdad)|bub|zz+|(?:his|her) (?:dad|mum|stepdad|stepfather|uncle|father|mother|brother|partner|boyfriend))\b"
)
