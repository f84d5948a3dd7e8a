"""Words that are nobody's name: what mailboxes, programmes and streets are made of.

The most frequent words of English, without names, as the word lists of zxcvbn (MIT licence,
Dropbox, Inc.) count them in Wikipedia, and what services for families like to be called.
An ending (-s, -ed, -ing, -er, -ly) is taken off a word before it is looked up.
"""

COMMON = frozenset(
    """
abandoned abbreviated ability abolished above abroad absence absent absorbed abstract academic academy
acceptance accepted accessible acclaim accommodate accommodation accompanied accompanying accordance according
account accredited accuracy accurate accused achieve achievement acid acknowledged acorn acoustic acquire
acquisition acre across actions activated active activist activity actor actress acts actual adapt adaptation
added adding addition additional addressed adds adjacent administered administrative admiral admission admitted
adopted adult advance advantages adventure advertising advised advisor advocate aerial affairs affected
affiliate afghanistan africa african aftermath afterwards against agents ages aggregate agreement agrees
agricultural agriculture ahead aided aimed aims aircraft aired aires airfield airing airline airport albania
albanian album algebra algeria algorithm alignment allegations alleged alliance allies allmusic allocated allow
along alongside also altered alternate alternative although altitude alumni ambassador amendment american
americas ammunition among amongst amount analog analysis ancestors ancestry anchor ancient angeles anglican
anglo animals animated animation anniversary announced annual another antarctic anthology anti ants apartments
app apparent appeal appear appearance apple application applied appointed approach approval approved
approximately arab arabia arabic arcade arch archaeological archbishop architect architectural architecture
archive arctic area arena argentina argentine argued argues arguments arkansas armenia armenian armor armoured
army arose around arranged arrangement array arrival arrived arrives arriving article artifacts artificial
artillery artist artistic arts artwork asia asian aspect aspire assassination assault assembly assets assigned
assistance assistant associate association assumed athens athlete athletic atlantic atmosphere attached attack
attempt attend attract attraction attributed auckland audience audio august australia australian austria
austrian author authorized autism auto autobiography automatic automatically automobile autonomous auxiliary
availability available avenue average aviation award awareness axis azerbaijan baby bachelor backed background
backing backyard bacteria badge balance ballet balloon ballot baltic baltimore band bandicoot bangladesh bank
bankruptcy banksia banned baptist baronet baroque barracks barrier base basic basin basis basketball bassist
bats battalion batted battery batting battle bavaria beach bear beat beaten became become been bees before began
begin beginning begun behalf behaviour beijing being belfast belgian belgium belgrade belief believed belong
below benefits bengal berkeley best bestart bestbeginnings beta better between beyond bible biblical bike bilby
billboard billion binding biography biology bird birmingham birth bishops bit block blog bloom blossom blue boat
body bold bombardment bombing bombs bond bonus book boomerang boost border born borough bosnia both bottlebrush
boulevard bounce boundary bounded bowl branches brand brave brazilian bread breakfast breast breed brewery brick
bridge brief brigade brigadier bright brisbane britain british broad broadcast broadway brolga bronze brothers
brunswick brussels bubs buddhism buddhist buddy budget budgie buenos build built bulgaria bulgarian bunyip
bureau burial buried bus bush businessman butterfly bypass byzantine cab cabinet cable cairo cake calculated
calendar california called cambridge camp campaign can canadian canal cancelled candidate canterbury canton
canyon capability capacity cape capita capital capitol capture carbon cardiff cardinals cards career carelink
carepoint cargo caribbean caring carnegie carried carriers carries cars carved cases cast castle casualties
catch catchup category cathedral catholic cattle caused causes causing cavalry ceased celebrated celebrations
celebrity cells cemetery census cent century ceremonies certain certificate certification certified chain
chairman challenge chamber champions championship chancellor changes channel chapel chapter character
characteristic characterized charged charitable charleston chart chassis chat chatter cheer chemical chemistry
chess chief child childhood chile chilean china chinese choir chook chorus chosen christianity christians
chronicle church cincinnati cinema circle circuit circular circulation citation citizen citizenship city civic
civil civilian claim clan class classical classification classified classroom clause clergy clever climate climb
clip close closure clothing cloud cluster coach coal coast coastal cockatoo code cognitive coin collaborated
collapse colleagues collected collecting collection collective collector college collegiate colonial colony
color colour columbia column combat combination combine comedian comedy comic command commenced commentary
commented comments commerce commercial commission committee common commonwealth commune communication communist
compact companion company compared comparison compensation compete competition competitive competitors
compilation compiled complete completion complex complexity component composed composer composition compound
comprehensive comprised comprises comprising computers computing conceived concentrated concentration concept
concerning concerns concert concluded conclusion condemned conditions conduct conductor confederate
confederation configuration confirmed conflict confusion congo congregation congress congressional conjunction
connected connecticut connecting connections connector connects conquered conquest consecutive consensus consent
consequence consequently conservation conservative conservatory considerable considerably considered considers
consist consistent consolidated constant constantinople constituency constitute constitution constitutional
construct construction consultant consulting consumers consumption contain contemporary content contest
contestants context continent continental continue continuous contract contrast contribute contribution control
controlled controversial controversy convention conventional conversion convert convoy cooperation cooperative
coordinates copenhagen copies copyright core cork corner cornwall corporation corps correspondence correspondent
corresponding corridor corruption cost cosy count country countryside county coup coupled couples courage cover
coverage craft crater create creation creator creche credited credits creek crest crib cricketer crisis criteria
critic critical criticised criticism criticized croatia croatian crop crosses crossing crown crucial csu cuba
cuban cubby cuddle cuisine cult cultivation culture cumberland cuppa curious currency current curriculum curve
customers customs cycle cylinder cyprus czech dad daily daisy damage dame dance danish database dated dates
daughters dawn day daycare deadly deaf death debate debut decade deceased december decided decides declaration
declared decline decorated decrease decree dedicated deemed deer defeat defence defended defense defensive
define definition defunct degc degree delaware delayed delegates delegation delhi delivered demand democracy
democrat democratic demographics demolished demonstrate demonstration denied denmark dense density dental
departed departure dependent depending depicted depicting depicts deployed deployment deposits depot depression
depth deputy derby derived derives descendants descended descent described describes describing description
desert design designated designation desired despite destination destroyed destroyer destruction detailed
detection determine develop development device devoted diagnosed dialect dialogue diameter dictionary died
differ differences different differential difficulty digital dimensional dimensions dingo dino diocese diploma
diplomatic direct direction disabled disambiguation disbanded disc discipline discography discontinued discover
discovery discrimination discussions disease disk dismissed disorder display dispute dissolution dissolved
distance distant distinct distinction distinctive distinguish distributed distribution diverse diversity divided
diving division doctorate doctors doctrine document documentary dolphin domain dome domestic dominant dominated
dominican donated door double doula download downtown draft dragonfly drainage drama dramatic draw drawn dream
drive driven drop drum dual dubbed duchy duck duration during dutch duties dynamic dynasty each eagle earlier
earliest earned earning earth earthquake easily east eastern ecclesiastical echidna ecology economic economy
ecuador edge edinburgh edited editing edition editorial edmonton educated educational effect effective
efficiency efficient effort egypt egyptian eight eighth elaborate elderly elders eldest elect election electoral
electrical electricity electronic elementary elements elevated elevation eligible eliminated elimination elite
elsewhere embarked embassy emerged emerging emigrated emissions emperor emphasis employed employees empower
empress enable enacted encounter encourage endangered ended endemic ending enemy energy enforcement engage
engine engineering england english enhance enlisted enrolled enrollment ensemble ensure entered entering enters
entertainment entirely entitled entity entrance entrepreneur entry environment environmental enzyme epic
episcopal episode equal equality equation equipment equipped equity equivalent erected error espn essays
essential essex establish establishment estate estimate estonia ethiopia ethnic etymology euro europe european
eurovision evangelical eventual evident evolution evolved examination examined example excellence exception
excess exchange exclusive executed execution exercises exhibit exhibition exile exist existence expand expansion
expected expedition expelled experience experiment experimental experts explained explicitly exploration explore
export exposed exposure express expression expressway extend extension extensive extent exterior external
extinct eyes facade facebook faced facilitate facility facing faction factor factory faculty failed failing
failure falls fam fame famous fans farm fashion fastest fathers favorable favour feast feature february federal
federation feel fees feet fellow fellowship female feminist fern ferry festival fewer ffs fiction fictional fifa
fifth fighters figures fiji filed filipino film final finale financial findings finished finishing finite
finland finnish fire firm firststeps fiscal fit fitted five fix flag flagship flat fled flight flooding floors
flourish flow flowering flown fluid fly focus folk followed followers following follows food foot footage
footballer footprints force foreign forests form formal format formation fort fortress forward fossils fought
found four fourth fragments frame framework france franchise frankfurt free freestyle freight frequency frequent
fresh freshwater friedrich friend frog from front fruits fuel full fully fun function functional fund
fundamental further furthermore future gaelic gain galah gallery game gameplay garden gastropod gather gauge
gender genera generate generation genes genetic genre genus geographic geographical geography geological geology
geometry georgian german germany ghana gifted giggle give given glacier glasgow globe glow gmina goal goalkeeper
goanna gold good goodstart gospel governed governing government governmental governor grade gradually graduate
graduation grain grammar grammy grand grande grandparents granite granted graph graphic grass gravity great
greatest greece greek green grew grey grid ground grow growth guide guidelines guild guinea guitarist gulf gum
gumnut guns gymnasium habitat half halls hampshire hand happy harbor harbour hardware harvard harvest haven
headquartered headquarters heads headstart healing healthcare healthy heard hearing heart heating heavily heavy
heavyweight hebrew height heir held helping hence henri herald heritage heroes herzegovina high highest
highlands highlights highway hills himself hindi hindu hispanic historian historic historical history hits hive
holdings holds holiday hollywood holocaust homeland hometown honorary honors honour hop hope horizontal horror
hospitals host hotels household however http hug human humanitarian hundreds hungarian hungary hurricane hybrid
hydrogen hypothesis iceland idaho ideal ideas identical identification identified identify identity idol ifs
ignite illinois illness illustrated image immediate immigrant immigration impact imperial implement
implementation importance imported imposed imprisoned imprisonment improve improvement inaugural inaugurated
inception inches incident include income incorporated increase incumbent independence independent index india
indian indianapolis indicate indies individual indo indonesia indonesian indoor induced inducted industrial
industry infant infantry infinite influence influential informal infrastructure inhabitants inhabited inherited
initial initiated initiative injury inland inner innings innovative input inscription insects inspiration
inspire installation installed instance instead institute institution instruction instructor instrument
instrumental integral integrated integration intellectual intelligence intended intensity intensive intent inter
interaction interactive interchange interest interface interim interior intermediate internal interpretation
interpreted intersection interstate intervention interview into introduced introducing introduction invaded
invasion invention investigate investigations investment investors involved involvement involves involving iowa
iran iranian iraq iraqi ireland irish iron isbn islamic island isle isolated israeli issue italian italy items
itself itunes jabiru jam january japan japanese jazz jellybean jersey jerusalem jewish jews joint journal
journalism journalist journey joy judges judicial july jump jumpstart junction june junior jurisdiction kangaroo
karnataka karri kentucky kerala kickstart kid kiddies kilometers kilometres kind kingdom kings kite knockout
known koala kong kookaburra korea korean kosovo label labor laboratory labour lack lady ladybird lagoon laid
lake lancashire land landmark landscape lanes language lanka large largest larvae lasted lasting late latin
latter laugh launch laws layer layout leaf league leap learn learnhub leaves lebanon lecturer lectures leeds
left legendary legends legislation legislative legislature leicester length lens less letters level liberal
liberation licence licensed lies lieutenant life lifestyle liga light lighthouse likely likewise limestone limit
line linear lineup linguistic link linkup linux lions listen literacy literary literature lithuania lithuanian
live livestock loans locality located location locomotive lodge logic logo long longest longtime look loop lord
lorikeet loss lotus louisiana louisville love lower lowest lullaby lunar lunch lutheran luxembourg luxury lyrics
macedonia machinery machines made magazine magnetic magnitude magpie main maine mainland mainstream maintain
major majority maker makeup malaysia male mallee malta mammals managed manages managing mandate mandatory manga
mangrove manhattan manila manitoba manner manor manufacture manuscript many maps march margin maritime marked
market marking married mars marshal martial maryland mass massachusetts massacre match material maternal
mathematical mathematics matters maximum mayor meals meaning meanwhile measure measurement mechanical mechanics
mechanism medal median medical medicine medieval mediterranean medium meet melbourne membrane memorial mens
mental mentioned mentions merchants merged merger merit metal meter method methodist metre metro metropolitan
mexican middle midfielder migration mile milestone military militia mill millennium million milwaukee mind
mineral miners mines mini minimal minimum mining ministry minnesota minority missile mission missionary
mississippi missouri mixed mixture mob mobile mode model moderate modern modest modified module molecular
molecules mollusk moments monarchy monastery monitoring monks month monument moon more moreover morocco mosaic
mosque most moth motion motor mount mountains move movement mulga multi multiple mum mumbai munchkins munich
municipal municipality museum music musical musician muslim myall mythology nacional nadu name naples narrative
narrow nasa nashville nation national nationalist nationwide native nato natter natural nature naval navigation
navy nazi ncaa near nearby nearest negative negotiations neighborhood neighboring neighbourhood neighbouring
nepal nest netherlands neutral nevertheless newcastle newer newfoundland newly newspaper next nextstep nickname
nigeria nine nineteenth ninth nobel nobility nominated nomination nonetheless norfolk normally north northeast
northeastern northern northwest northwestern norway norwegian notable notably noted notes noting notion notre
nottingham novel novelist november nuclear number numerous nursery nursing nurture nutrition oasis obama object
objective oblast observation observatory observed observer obtain occasional occasions occupation occupied
occupy occur occurred occurring ocean october offensive offered offers often ohio ois oklahoma older oldest
olympic onestop ongoing only ontario onwards open opera operate operation operational operators opinions
opponent opportunities opposed opposing opposite opposition optical oral orange orbit orchard orchestra ordained
order oregon organ organic organisation organised organisms organization organize orientation oriented origin
original originated orleans orthodox oslo other ottawa ottoman ourkids outback outbreak outcome outdoor outer
outlets output outside outstanding oval over overall overseas overview owing owl owned owner ownership pacific
pageant pages painted painting pair pakistani palace palestine palestinian palm panel papal parallel parameters
parish park parliament parliamentary part partial participants participate particle particular party passage
passed passenger passes passing pastor patent path pathway patients patrol patron pattern paulo paws payment
peace peak pebbles peer pelican penalty peninsula pennsylvania pension perceived percent percentage perception
perform performance period permanent permit permitted persian personal personnel persons perth peru petals
petersburg petition petroleum pets phase phenomenon philadelphia philippine philosophical philosophy photography
phrase physical physician physics pianist piano pieces pilot pitch pittsburgh place plains plan planned plant
plantation plateau platform platypus play playcafe playoff plaza plot plus poem poet poetry point poland pole
polish political politician politics poll pollution poorly popular popularity populated population port
portfolio portion portrait portrayed portsmouth portuguese position positive possession possum potential pottery
poverty powered practical pradesh prague prairie praise pram preceded preceding predecessor predicted
predominantly prefecture preferred preliminary premier premiere premiership premises prep preparation
presbyterian preschoolers presence present presentation preservation preserve presidency presidential
prestigious presumably prevent prevention previous prey prices priests primarily primary prime primitive
princeton principle printed printing prior prisoners privately prix prize probability procedures proceeded
proceedings proceeds process proclaimed produce product production profession professional professor profile
profit progress progressive prohibited prominence prominent promise promote promotion promotional prompted
pronounced propaganda proportion proposal proposed prospect protagonist protected protection protein protest
protestant protocol prototype proud proved provide providence province provincial provision provisional
proximity prussia prussian psychological publication publish puerto punjab punk pupil purchase purple purpose
pursue pursuit puzzle qualification qualified qualify quarter quarterback quartet quebec queen queensland
quickly quokka quoll quoted rabbi race racial radiation radical radio raid rail railroad railway rainbow
rainfall raise raja rally range rank rapid rapper rare rate rather ratio reach reachout reaction read ready rear
rebellion rebuilt recalled receive recent receptor recipient recognised recognition recognized recommendations
recommended reconnaissance reconstruction record recovered recreation recreational recruited recurring red
reduce reduction reef refer referee reference referendum referred reflect refuge refused refuses regard
regardless regent regime regiment register regular regulation regulatory rehabilitation reign reinforced
rejected related relating relation relative relay release relegated relegation relevant relief religion
religious relocated remain remainder remix remote removal removed removing renaissance renamed rendered renewed
renovated renovation renowned repair repeated replace replacement represent representation representative
republic republican request require requirement reserve reservoir residence resident residential resides
residing resignation resigned resistance resolution resolved resort respective responded response responsible
restart restaurants restoration restore restricted restrictions result resumed retail retain retired retirement
retiring retreat return reunited revealed reveals revenue revised revival revived revolt revolution
revolutionary rhine rhode rhythm riders rifle rights rise rival rivalry river road rochester rock role romania
romanian romanized rome rooms roots rosella rotation roughly round route royal rugby ruins rule runners runs
runway rural russian sabha sacred safehouse sailed saint sale salt same sanctuary sand sanskrit sapling
saskatchewan satellite saudi savings scale scandal scattered scene scheduled scheme scholar scholarship science
scientific scientist scope score scotia scottish scout screen screenplay script sculptor sculpture season second
secondary section secular secured seed seedling seek seemingly segment seized selected selection selling semi
semifinals seminary senate senator senior sense sent sentenced seoul separate separation september sequel
sequence serbia serbian serial serie servant serve session sets setting settled settlers seven seventh several
severe shade shakespeare shanghai shape shares shed sheep shells shield shifted shine ship shipping shops shore
short show shown shrine shuttle siblings side siege signal signed significance significant signing similar
simply simultaneously since sing singapore single sisters site situated situations sixth size skating skill sky
slavery slaves sleep slightly slope slot slovakia slovenia small smallest smile snail socialist society soil
solar sold soldiers sole solo solution some somerset somewhat song songwriter sons sought soundtrack source
south southampton southeast southeastern southern southwest southwestern sovereign soviet space spacecraft spain
span spanish spark sparkle speak speakup special specialist specialized species specific specifically specified
specimens speed speedway spelled spelling spent sphere spinifex spirit spiritual splash split sponsor
sponsorship sport spots spread spring sprout squad squadron square stability stable stadium stage stakes
standard stands star starred starring start statements station statistical statistics statue statute steam steel
steep stem steps sticks stint stock stockholm stop storage storm storyline strategic streak stream street
strength strict striking string strip strong strongstart struck structural structure struggle student studied
studio sturt style subfamily subject submarine submitted subsequent subsidiary subspecies substance substantial
substitute subtropical suburb suburban succeeded successful succession successive successor such sudan suffered
sufficient suggested suggests suitable summary sun sunrise sunshine superintendent superior superkids supplied
supreme surface surname surrender surrey surrounded surrounding survived surviving survivors suspended
suspension sussex sustainable sustained sweden swedish swim swiss switzerland sylph symbol symphony syndrome
synopsis synthesis syria syrian system table tackles tactical tactics taiwan taken tales tamil tampa tank
targeted targets task taught taxes tea teachers teaches teaching technical technique technological technology
teen teeth telecommunications telegraph television tell temperature temple temporarily temporary tennessee tenth
tenure term terminal terminus terrain territorial territory terrorism terrorist testament texas text thai than
theater theatre theatrical their them theme themselves then theological theology theorem theoretical theory
there thereafter thereby therefore thermal these thesis they third though thousands three thriller thrive throne
through throughout thus tiddalik tide ties time tiny tissue title tobacco together tokyo toll tomb took tools
topics topped torpedo total tots touchdown tour tourism tourist tournament toward tower town township toy traces
track trade trademark tradition traditional traffic trafficking trail train trans transfer transferred transform
transformation transit transition translated translation transmission transmitter transportation traveled
travelled travelling travels treasury treatment treaty tree trend trials tribal tribe tribune tributary tribute
tries trilogy trio triple trips troop trophy tropical trustees tube tunnel turkish turtle twelfth twentieth twin
twitter two type typical uefa uganda ukraine ukrainian ulster ultimately unable uncertain unclear under
undergraduate underground underlying undertaken underwent unemployment unified unincorporated union unique unite
unity universal university unknown unlike unofficial unsuccessful until up upcoming updated upgraded uplift upon
upper uprising urban uruguay usage used useful user uses using ussr usually utah utility vale valid valley value
valve vancouver vans variable variant variation varied variety various varsity vary vast vegetation vehicle
velocity venezuela venture verse version versus vertical vessel veteran vice vicinity victims victorian
victories video vienna vietnam vietnamese view viii village vinyl violence virtual visible vision visited
visiting visitors visual vital vocal vocalist voice voivodeship volcanic volleyball voltage volume voluntary
vote voyage waitlist wales walk walt waratah warfare warm wars warsaw water waterhole watershed wattle wave way
wealth wealthy weapons weather webelong website weekly weight wellington wellness were western westminster wheel
when where whereas which while whilst whole wholechild whom whose wicket wide widespread widow width wild
wilderness wildlife window winds wing wingspan winners winning winnipeg wins wireless wisconsin wise wish with
withdraw withdrawal withdrawn withdrew within witnessed wombat wonder wooden word work world worldwide worn
worship would wounded wrap wrestler wrestling writer writes writing written wrote wyoming yabber yale yard yarn
year yield york yorkshire young youngest yours youtube yugoslavia zealand zimbabwe zone zoo zurich
""".split()
)

# Words of three letters, which look like half of a number plate.
SHORT = frozenset(
    """
act age air and are art bay bus cab car cup day doc due end era fax fee few for had has her his its law led los
lot low may men mid new non old one own per pin red row san sea set she six tag the top two use ute van via war
was who win won
""".split()
)


def is_common(word: str) -> bool:
    """Say whether a word in small letters is a common one, with or without an ending."""
    return word in COMMON or any(
        root in COMMON
        for ending in (
            "ings",
            "ing",
            "ies",
            "es",
            "ed",
            "s",
            "ly",
            "ers",
            "er",
            "ful",
            "less",
            "ness",
            "ment",
        )
        if word.endswith(ending) and len(word) - len(ending) >= 3
        for root in (word[: -len(ending)], word[: -len(ending)] + "e", word[: -len(ending)] + "y")
    )
