"""How ages are written, and words that are no child's name."""

WORD_AGES = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen".split()
    )
}


def _sorts(**words: str) -> dict[str, tuple[str, ...]]:
    """Return for each word of which sorts it is; a sort may be of several, as in `be_who`."""
    return {
        word: tuple(sort for sort in sorts.split("_") if sort != "plain")
        for sorts, found in words.items()
        for word in found.split()
    }


# Words that tie a name to the age that follows: "Mia, who has just turned 7", "Koa (a little boy, 4)".
LINKS = _sorts(
    soft="only even just nearly almost about now around still barely currently roughly maybe like rising approx approximately both already newly recently"
    " soon finally officially exactly probably will going coming getting close supposedly apparently",
    aged="aged age ages age's",
    turn="turn turns turned turning hit hits hitting reached reaches becomes became becoming gone",
    be="is was are were be isn't wasn't is's",
    be_who="who's whos who'll",
    be_pronoun="she's he's they're shes hes",
    be_been="been",
    who="who",
    has="has had have having",
    pronoun="she he they she'll he'll",
    kin="boy girl male female m f lad sister brother brothers sisters cousin twin twins son daughter niece nephew toddler student client child kid",
    plain="a an my our her his their to of on all up little lovely gorgeous bright quiet shy beautiful big tiny happy clever cheeky anxious nonverbal non-verbal autistic"
    " aboriginal deaf active busy youngest eldest oldest gonna be's yet young and-a-half jr junior jnr snr",
)

# Words after a bare number that leave it an age.
SAFE_AFTER = frozenset(
    """
and but so in on from with who is was has had lives living because since now this next last soon today tomorrow going when while goes loves
needs then as for after before which that he she his her where if too already just yesterday tonight moved came will does can can't won't attends
starts started male female boy girl m f asd adhd ndis turning by later went gets got wants wanted likes liked comes plays sleeps says said told thinks asked hates
need have are want live were share only isn't hasn't doesn't didn't don't whose whom still also without during plus nearly almost yet again they their my our under though although until once
whilst stays staying stayed cries cried refuses refused runs ran keeps kept shows showed reads read speaks spoke understands misses missed struggles struggled
currently recently really never always often sometimes who's whos not hurt lost looks walks talks has n't wasn't wouldn't couldn't to be years year or would could should might hides helps she's he's it's student pupil kid both wont cant dont doesnt isnt neither
""".split()
)  # fmt: skip

# Words that begin with a capital and stand beside numbers, and are nobody's name.
NOT_NAMES = frozenset(
    """
head speech pantry pills stinking tablets mattress medication bruises cot ambulance ambos paramedics police nurse doctor
a about above aboriginal act action actions activity adult adults after afternoon age aged ages agenda all also am an and another
answer any anyone apologies appendix april are area article as ask assessment at attachment attendance attendees august australia
australian autumn average away baby babies ballot barossa base be bed before below block boy boys bring brother brothers bub budget bus but by
call camp can care carer carers case cases census centre chair chapter check child children church class clause clauses client clients clinic club coast code
college column come committee communique community conference consult cost council count country course court cousin covid criteria
criterion current dad data date daughter day days december decision dear deadline did discussion district do domain doors draft drawing each early east eastern
edition eight either elder elders eldest eleven email end english entry episode even evening event every everyone eyre family families far father
february feedback fifteen figure file final finish first five floor following football for form forum forums foster four fourteen fourth friday
from fund funding further gate girl girls given goal goals good grade grades gran grandma grandpa grandson granddaughter grant group groups guide had half hall
happened has have he heading her here hi hills him his hospital hour hours house how hub hubs i if in indicator infant infants information initial intake introduction invoice
is issue issues it item items january job july june just key kid kids kin kinder kindergarten kindy last launch least lesson level library line list little
local location look looking lot lunch make march mark marks max maximum may maybe median meeting meetings member members min minimum minister minutes module modules
mon monday month months more morning most mother mr mrs ms mum my name names nan need needs neighbour nephew network networks new next niece night nine nineteen no north northern
not note notes november now number numbers objective october of office old oldest on once one only open option options or order other our out outcome outcomes over own
page pages panel paper paragraph parent parents part participants parts pavilion people perhaps period person phase phone place places plan platform playgroup
playgroups please point points policy pop practice preschool presentation primary principal principle principles priorities priority problem program programs project
projects prop proposal quarter question questions quick quite quorum rating ratings read reading really reason recommendation recommendations record ref
region regional regions register registration release remaining reminder report reports respondents response responses result results review room rooms round row saturday say scale schedule scheme
school schools score scores season seat seats second section sections see september series service services session sessions set seven seventeen shared she shift should sibling siblings since sister sisters
site sites sitting six sixteen slide slides small so social some somebody someone something son sons south southern spring stage staff stall standard standards start started state statement station status step steps still
student students subject sub summary summer sunday support survey table tables tab target task tasks team teams ten tenders term terms test than that the their them theme themes then there these they thing third
thirteen this those three thursday tier tiers time times to today toddler toddlers together tomorrow tonight too top topic total totals towards town track training tram trial tuesday turn twelve twin twins two under unit units until up update
updated us user users version versions very via video visit visits volume volunteers vote votes wait wave was we wednesday week weekend weeks welcome well were west western what when where which while who whole why will winter with
woman women word words work worker workers working workshop workshops would year years yes yesterday yet yorke you young youngest youth your zone zones
sa wa nsw vic qld tas nt ndis cfsn cfss cop carl c3ms assist crn tfn abn bsb iso rsvp tba tbc ecei camhs cahs acco dcp dhs dcj ppt pdf tv gp gps hr it ict faq
english arabic dinka hazaragi pitjantjatjara vietnamese mandarin cantonese auslan farsi dari swahili nepali hindi punjabi tamil kriol warlpiri yolngu greek italian
sudanese somali ethiopian afghan syrian iraqi iranian indian chinese korean filipino samoan tongan maori torres strait islander indigenous first muslim christian catholic anglican
toyota holden ford hilux corolla mazda hyundai kia nissan subaru commodore falcon camry dell hp ipad iphone laptop telstra optus zoom teams skype facebook whatsapp medicare centrelink google microsoft excel word
mummy daddy nanna granny grandad mummy's daddy's monday's friday's nationals worlds netball footy cricket soccer easter christmas ramadan naidoc budgets medicine dose panadol ventolin ritalin
does doesn't do don't did didn't can't cannot could couldn't was wasn't were weren't is isn't are aren't has hasn't have haven't will won't would wouldn't should shouldn't had hadn't might must may need shall been being
suppose supposing imagine picture pretend consider assume sat tues wed weds thurs fri make makes made let let's give take got get see saw say says said tell told ask asked gday hello thanks ta cheers regards attached re fw fwd ps nb eg ie etc ok kudos sorry congratulations congrats shout
""".split()
)  # fmt: skip
