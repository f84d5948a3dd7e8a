"""Words that the rules depend on, for mending two letters that were typed in the wrong order.

Such a slip leaves a word as long as it was, so that every place in the text stays where it is.
"""

from functools import lru_cache

from cop.screening.lexicon.names import GIVEN, SURNAMES
from cop.screening.lexicon.words import is_common

KEYWORDS = frozenset(
    """
account accounts acct address addresses alert allowance allotment apartment appointment appointments arcade arrived asset assets assist aunty auntie avenue
baby badly balance bank banking barcode barcodes based bashed bashing batch beach beaten beating belted biller birth birthday birthdays birthdate bleeding block board booking
borrowed boulevard boyfriend branch bread breathing broken brother brothers bruise bruised bruises bruising buggy building burned burns burnt cabin called caravan carer carers cash catalogue centre
centres centrelink certificate chambers child children childcare childstory choked church circuit claim class claire clause client clients clinic close club clubrooms college commodore community concession
conference confirmation consignment contact contract contracts copyright corner corolla cost costs council courier course court courthouse credit crescent crime customer daddy dates daughter deadline
delivered demerit department deposit deposited died direct disclosed disclosure docket dockets document domestic doubled driver drivers driving driven drive drove drowned drunk eldest electrical
email emails episode escaped esplanade event events expired expires expiry facebook facility falcon family families father fence fences finance finger fishing floor flight flats florist forklift form
foster foundation fourteen fracture freaked friend frightened gambling garden gardens girlfriend grandad granddaughter grandfather grandma grandmother grandpa grandparent grandparents grandson grant grants
grove guide hall harbour hatchback healthcare health helpline hidden highway hilux hitting homeless honda hospital hostel hotel house household houses hurting hurts immunisation infant infants injured injuries
injury intake invoice invoices journey kicked kicking killed kinder kindergarten kindergym kinship kitchen knife knives label lane laneway latest launch learner learners learning ledger letter level library
licence licences license licenses lifeline liquor lived lives living local location locked loose lodged mailbox mailing manager medical medicare meeting meetings minutes mobile model monday money mother motel
motorbike moved moving mummy museum named nanna neglect neglected neighbour neighbours network networks newborn niece nephew notification notifications number numbers nurse offered office oldest option order orders
organisation outside pajero parade parcel parcels parent parenting parents parish park parked parking participant partner passcode passport password pastor patient patrol payment payments pension people permit permits
person phone phoned photo placement plate plates platform playgroup police policy posted practice premises preschool primary probationary product program programme project property provider provisional punched punching
purchase quote quotes raped receipt receipts reception record records reference referral refund refunded registered registration reimburse reimbursed rental renewal reports report reserve reside resident residence respite
restricted returned roads roadside roommate rooms route safety savings scared school schools screamed screaming seat second sedan section security serial service services session sexual sexually shaken shared shelter shipment shop
shopping shouted shouting sibling siblings sister sisters slapped sleeping smacked software sons square staff starved station stayed staying stepdad stepfather stepmum stole storage strangled street streets stolen student students
subaru subscription suicidal suicide supplier supply support surname surgery suspended tavern teacher telephone telling tender tenders tenancy terrace terrified texted theatre threat threatened threatens threatening ticket tickets toddler
touched touching tourist toyota track tracking trailer training transaction transfer transferred trial triplets truck twins underwear uncle unit units university update updated uploaded urgent vehicle vendor venue vendors verified
version village violence violent visit visited volunteer voucher vouchers wages wagon warranty weapon welts welfare wharf workshop workshops wounded yelled yelling young younger youngest youth
private opposite postal nominations nomination institute opens opened association salvos salvation places rangers twenty thousand twelve third fourth fifth sixth seventh eighth ninth tenth tasmanian
landline notified allocated after before between mandatory required voicemail daughters stepfather brother's mother's father's carers' teenager foster adopted overdose hospitalised
january february march april august september october november december tuesday wednesday thursday friday saturday sunday turned turning turns wallet drivers' numberplate
""".split()
)
_SHORTEST = 4
_LONGEST = 16


@lru_cache(maxsize=8192)
def mended(word: str) -> str:
    """Return the word that is meant where two letters beside each other changed places, or the word itself."""
    if not _SHORTEST <= len(word) <= _LONGEST or word in KEYWORDS or _known(word):
        return word
    for place in range(len(word) - 1):
        tried = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        if tried in KEYWORDS:
            return tried
    return word


def _known(word: str) -> bool:
    return word in GIVEN or word in SURNAMES or is_common(word)
