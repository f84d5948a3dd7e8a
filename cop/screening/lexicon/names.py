"""First names and surnames heard in Australia: a help to the rules, which also read shape and context."""

from cop.screening.lexicon.given import MORE_GIVEN

# Each name once, whatever its origin; spelling variants count as names of their own.
GIVEN = MORE_GIVEN | frozenset(
    """
aadi aaliyah aaron abby abdi abdul abdullah abel abigail abraham abuk achol ada adam addison adele aden
adhel adnan adrian agnes ahmad ahmed aidan aiden aiesha aileen aimee aisha ajak ajok akech akol akon akram
akuol alan alana alani albert aleisha alejandro alek aleksandar alessandro alex alexa alexander alexandra
alexia alexis alfie alfred ali alice alicia alina alinta alisha alison alistair aliyah allan allana allira
ally alma alyssa amaan amal amanda amara amarli amber ameera amel amelia amelie ameliah amina amir amira amy
ana anastasia anaya andre andrea andrew aneesha angela angelina angelique angus anh anika anil anisha anita
anjali ann anna annabel annabelle anneliese annette annie anouk anthony antonio antony anya arabella aran
aria ariana arianna ariel arjun arlo armaan armani arnav arthur arya aryan asha ashanti asher ashlea
ashlee ashleigh ashley ashton astrid athena athieng aubrey audrey aurora austin ava avery axel aya ayaan
ayan ayden ayesha ayla aylin ayor azaria bailee bailey baileigh barbara barry bartholomew beatrice beatrix beau
bec becky belinda bella ben benedict benjamin benny bentley bernadette bernard beth bethany betty beverley
bhavna bianca bich bikram billie billy bindi bjorn blake bodhi bodie bonnie boris brad braden bradley
brady brandon braxton brayden breanna bree brenda brendan brent brett brian briana bridget bridie brielle
briony britney brittany brock brodie brody bronte bronwyn brooke brooklyn bruce bruno bryan bryce bryn
bryson byron caitlin caitlyn caleb callan callum calvin cam cameron camilla camille candice carl carla
carlos carly carmel carmen carol caroline carolyn cassandra cassidy cassie catherine cathy catriona cayden
cecilia cecily celeste celia chad chan chanel chantelle charlene charles charlie charlotte charmaine chelsea
cheng chenoa cherie cherise cheryl chevy chiara chloe chris chrissy christian christie christina christine
christopher cindy claire clancy clara clare clarissa claudia clayton clementine clinton clive coby codie
cody cohen colby cole colin colleen collin connie connor conor conrad cora coral coralie corey corinne
cormac cornelius courtney craig cristina crystal curtis cynthia cyrus dai daisy dakota dale dallas damian
damien damon dan dana dane daniel daniela daniella danielle danika danny dante danuta daphne darcey darci
darcie darcy daria darius darnell darrell darren darryl dave davey david dawit dayna deb debbie deborah
debra declan deepak deepika deirdre delaney delia delilah delta deng denise dennis derek desiree desmond
destiny dev devon dexter diana diane dianne didi diego dilan dimitri dinesh dion dixie dolores dominic
dominique donald donna doreen doris dorothy doug douglas dougal duc duncan duong dustin dwayne dylan
ebony eddie eden edgar edie edith edward edwin eileen elaine eleanor elena eleni eli eliana elias elijah
elise elisha eliza elizabeth elka ella elle ellen ellery ellie elliot elliott ellis elly elodie eloise elora
elsa elsie elyse emanuel emerson emilia emiliano emilie emily emma emmanuel emmett enid enzo eric erica
erik erika erin ernest esha esme esmeralda esperanza estelle esther ethan ethel eugene eva evan evangeline
evelyn everly evie ezekiel ezra fabian faisal farah farhan farid fatima fatuma faye felicity felix fergus
fernando fetu fiadh filipo finbar finlay finley finn finnian fiona fleur flora florence flynn fox frances
francesca francis francisco frankie franklin fraser fred freddie frederick freya gabby gabriel gabriela
gabriella gabrielle gael gaurav gavin gayle gemma gene genevieve geoff geoffrey george georgia georgie
georgina gerald geraldine gerard gertrude ghassan gianna gideon giles gina ginger giorgio giovanni giselle
giulia gladys glenda glenn gloria gordon graeme graham gregory greg greta griffin guido gunner gurpreet
gus gwen gwendolyn habib hadi hadley hafsa haider hailey hakim haley halima hallie hamid hamish hamza hana
hanh hanna hannah hao hari harley harmony harold harpreet harriet harrison harry harvey hasan hassan hattie
haylee hayley hazel heath heather hector heidi helen helena hendrix henrietta henry herbert hilary hilda
hieu hien hoang holly hong hudson hugh hugo humphrey husna hussein huy huyen ian ibrahim ida idris ignatius
igor ilana imani imogen imran inaya indi indiana indie indigo indira indra inga ingrid ioane iona irene
irina isaac isabel isabella isabelle isaiah isha ishaan isla ismail isobel ivan ivana iveta izaac izabella
izzy jaali jaaziah jace jacinda jacinta jackie jackson jacob jacqueline jacqui jada jaden jagger jai jaida
jaiden jaime jaimee jake jakob jala jaleesa jamahl jamal jamarra james jamie jamil jamila jan jana jane
janelle janet janice janine jannali jared jarli jarrah jarred jarrod jarryd jarvis jasleen jasmin jasmine
jason jasper jaspreet javier jaxen jaxon jaxson jaxx jaya jayce jayda jayde jayden jaye jayla jaylah
jayleen jayne jaz jazmin jed jedda jeff jeffrey jemima jemma jenna jennifer jenny jeremiah jeremy jerome
jess jesse jessica jessie jett jhett jill jillian jim jimmy jindi jing jirra jo joan joanna joanne jodie
jody joe joel joey johanna john johnny johnno jolene jonah jonas jonathan jordan jorja jose joseph josephine
josh joshua josiah josie journey joyce juan juanita jude judith judy julia julian juliana julianne julie
juliet juliette julius jun juno justin justine kaden kai kaia kailani kaila kaitlin kaitlyn kalani kale
kaleb kali kalinda kamal kamala kane kara karam karan karen karim karin karina karl karla karlee karra
karthik kasey kate katelyn katerina kath katherine kathleen kathryn kathy katia katie katrina kavya kaya
kayden kayla kaylah kaylee kaylene keanu keegan keely keeley keely keira keiran keisha keith kelani kellie
kelly kelsey ken kendall kendra kenny kenneth kerrie kerry kevin keyara khadija khaled khalid khang khanh
khloe kiah kian kiana kiara kieran kiki killian kim kimberley kimberly kiera kingston kira kiran kirra kirrily
kirsten kirstie kirsty kiya klara koa kobe kobi koby koda kody kofi kohen koorine kora kourtney krish krishna
kristen kristie kristin kristina kristy krystal kuol kurt kya kyan kye kyla kylan kyle kylee kylie kyra kyran
lacey lachie lachlan lachy laila laith lakisha lakshmi lan lana lani lara larissa larry latisha latoya laura
laurel lauren laurence laurie layla layne leah leanne leann lee leesa leia leigh leila leilani lena lennon
lennox leo leon leona leonard leonardo leonie leroy lesley leslie leticia levi levon lewis lexi lexie leyla
liam liana libby lidia lien lila lilah lilian liliana lillian lilly lina lincoln linda lindsay lindsey ling
linh lisa lita liv livia liz liza lizzie lleyton lloyd lochlan logan lois lola loan loc lorelei lorenzo
loretta lorna lorraine lotte lottie lou louie louis louisa louise lowanna luana luca lucas lucia lucinda
luciano lucy luis luisa luka lukas luke lulu luna lydia lyla lyle lyn lynda lynette lynn lynne mabel mabior
mac macey mackenzie macy maddie maddison maddy madeleine madeline madison mae maeve maggie magnus mahalia
mahdi mahmoud mai maia maisie maisy makayla malachi malak malakai malcolm malek mali malia malika malik
malou mandy manisha manpreet manu manuel mara marcel marcela marcella marcia marco marcus mardi mareta
margaret margot maria mariah mariam marian marianne marie marika marina mario marion marisa marisol marita
marko marla marlee marley marli marlo marlon marnie marsha martha martin martina mary maryam maryanne mason
mataio matilda matt matteo matthew mattie maureen maurice maverick maxine maxwell maya mayar mayen mayra
meagan mee meera meg megan mehdi mehmet mei mel melanie melina melinda melissa mele melody mercedes mercy
meredith merinda merindah merle merv mervyn mia micah michael michaela michele michelle mick mickey miguel
mika mikaela mikayla mike mila milan milena miles miley millie milly milo min mina mindy minh mira miranda
miriam mirri mirrin misha mitch mitchell mitzi moana mohamad mohamed mohammad mohammed mohan moira molly mona
monica monique monty morgan morgana moses muhammad muna mustafa myla myles myra myriam myrtle naarah nada
nadia nadine nahla naima naomi narelle nash nasir nasra natalia natalie natarsha natasha nate nathan nathaniel
navdeep naveed naya neal ned neha neil nell nellie nelly nelson neve neville nevaeh ngaio ngaire ngan ngoc
ngozi nguyet nhi nhung niall nicholas nicki nicky nico nicola nicolas nicole nigel nikita nikki niko nikola nikolai
nila nima nina nisha nita noa noah noel noelene noelle noeline noor nora norah noreen norma norman nour nova
nyah nyakim nyala nyamal nyandeng nyibol nyah nyree nyssa oakley oberon octavia odette odin ofa oisin
oliver olivia ollie olympia omar onur oonagh ophelia orla orlando orly oscar osman otis otto owen ozzie
paddy padma paige paloma pam pamela paris parker parker patricia patrick patsy paul paula paulette paulina
pauline pavel payton pearl pedro peggy penelope percy perdita perry pete peter petra peyton phil philip
philippa phillip phillipa phoebe phoenix phuong phyllis pia pierce pip piper pippa pita piyush po polly
poppy poppi pranav pratik preeti preston primrose priscilla priya priyanka qian qing quan quang quentin quincy
quinn quoc rachael rachel radha rafael rafferty raheem rahim rahma rahul raina raj rajesh rakesh ralph rama
ramon ramona rana randa rani rania raquel rashad rashid raul raven ravi raya raymond reagan rebecca rebekah
reece reed reef reena reese reg regan reggie regina reid reiko remi remy rena renae renata rene renee renuka
reuben rex reza rhea rhett rhiannon rhona rhonda rhys ria rian ricardo richard richie rick ricky rihanna
riley rina rishi rita ritika riya roald robbie robert roberta roberto robyn rocco rochelle roderick rodney
rodrigo rohan roland roman romeo romy ron ronan ronda ronald ronnie rory rosa rosalie rosalind rosanna
roseanne rosemary rosie ross rowan rowena roxanne roxy roy ruben rubi rubin ruby rudy rufus rupert russell
ruth rhyder ryan ryder rylan rylee ryleigh saad sabina sabrina sacha sadie saeed safa sahar sahra said saif
salim salma salman salote salvatore sam samantha samara sameer sami samir samira samson samuel sana sandeep
sandra sanjay sanjeev santino saoirse sara sarah sarai sariah sarika sasha saskia satya savannah saxon scarlett
scarlet scott seamus sean sebastian sefa selena selina semisi serena sergio seth shae shahid shakira
shakti shane shani shania shanice shannen shannon shanti shari sharlene sharmila sharni sharon shaun shauna
shawn shayla shayna shea sheena sheila shelby sheldon shelley sherine sherri sheryl shirin shirley shiva shona
shontelle shreya siaosi sidney siena sienna sierra silas silvia simeon simon simona simone simran sina sinead
sione siobhan sita skye skyla skylar sofia soha solomon sonia sonja sonya sophia sophie soraya spencer stacey
stacy stan stanley stefan stefanie stella steph stephanie stephen sterling steve steven stewart stirling
stuart sukhdeep suki sumaya sunil sunita suresh surya susan susanna susannah susie suzanne suzie suzette
sven swati sybil sydney sylvia sylvie tabitha tahlia tahni tai taj tala talara talia talitha tallulah tama
tamar tamara tameka tamika tamsin tania tanika tanisha tanya tara tarik tariq tarkyn tarlee tarn tarni tarun
tash tasha tate tatiana tatum tawhiri tayla taylah tayte teagan ted teddy tegan teghan teresa terri terry
tess tessa tevita thanh thao thea theo theodore theresa therese thi thiago thomas thon thu thuy tia tiana
tiarna tiarne tiarnah tiffany tilda tilly tim timothy tina tirra toa toby todd tom tomas tommy toni tony tori
torsten tracey tracy tran trang travis trent trevor tricia trina trinh trinity tristan troy truc trudi trudy
tuan tui tully tuyet ty tye tyler tyrell tyrese tyrone tyson uma umar una ursula usha vaea vai val valentina
valentine valerie vanessa vani varun vaughn veena vera vernon veronica vicki vickie vicky victoria vihaan vijay
vikram viktor vin vince vincent vinh viola violet virginia vivian viviane vivienne vlad wade wafa wahid walid
wallace walter wanda warrick warren warrin warwick wayne wei wendy wes wesley whitney wil wilbur wilfred
willa william willie willow wilma wilson winnie winona winston wyatt wylie xander xanthe xavier xena xia
xiang xin xinyi yael yahya yan yara yarran yasmin yasmine yasin yen yi yindi yolanda yosef yousef yuki yulia
yuna yusra yusuf yvette yvonne zac zach zachariah zachary zack zahra zaid zaiden zain zaina zainab zaire zak
zali zander zane zara zarah zayd zayden zayn zayne zeb zeke zelda zena zeynep zhang zhi zia ziggy zoe zoey
zola zoran zubair zuri
""".split()
)

# Names that are also words: they count as names when they are written with a capital letter.
WORDS_TOO = frozenset(
    """
abel ace amber angel april archer art ash aspen august aurora austin autumn basil bay bear beau ben bill
billie blake blaze blossom bob bonnie brook brooke buddy cam carter casey chance chan charity chase chevy
clay cliff cody cohen cole colt cooper coral crystal daisy dakota dale dallas dan dash dawn dean delta
destiny dev dixie don dot drew duke eden edge ellis eve everly faith faye fern finn flora florence flynn
forest fox frank gene ginger glen glory grace grant gray griffin guy hale harmony harper harrison hazel
heath heather henry holly hope hudson hunter indi indiana indigo iris ivy jack jade jagger jasmine jasper
jay jean jet jewel jim jo john jordan journey joy jude june justice karma kim king kingston kit knox koa
lacey lan lance lane lark laurel lee leo lian lily lincoln ling liv loan lou luna lyric mac madison mae
major mali manu mark marina mars marshall mason mat max may melody mercy merle mick miles milan min misty
morgan my nan nash nell neve norm nova oak oakley olive opal otto page paige paris parker pat patience
paul pearl penny peace percy perry phoenix pip piper pita po poppy precious pride prince princess quinn rain
raj rama rana raven ray reagan red reed reef rex rich river rob robin rock rocky roman rose rosemary ross
rowan roy ruby rusty rye ryder sage said saint sally sam sandy sandra savannah saxon scarlet scout shade
sharon shea sierra silver sina skip sky skye sonny spencer spike star stella stephen sterling stone storm
sue summer sunny sydney tag tai tarn tate teal ted thi thon thu timber toa todd tom toni tran trent true
ty tyler una val van vera victor victoria vin viola violet virginia wade ward warren wayne wei wes west will
willow wilson winter wolf woody wren yan yen yi zion
arrow atlas banjo bee bo bowie cadence cash copper deacon diesel dusty easton ember fletcher flick gypsy harlow haven hawk haze
honey honor jazz kip lu lux ly marge meadow memphis mim mo moss ocean pepper pixie porter prue rhythm rio roo rumi sailor
sal sapphire tory treasure venus wilder
""".split()
)

SURNAMES = frozenset(
    """
abbott abdullah abraham adams ahmed akhtar ali allen anderson andrews armstrong arnold ashby atkinson
austin bailey baker ball barker barnes barrett barry bartlett barton bates begum bell bennett berry bird
bishop black blackburn booth bowen boyd bradley brady brennan briggs brooks brown bruce bryant buckley burgess
burke burns burton butler byrne cameron campbell carey carroll carter chambers chan chandler chapman chen
chol clark clarke clements cole coleman collins connolly connor cook cooper costa cox craig crawford cross
cruz cunningham curtis dalton daly dang daniels davidson davies davis dawson dean deng dixon do doherty
donnelly donovan douglas doyle duffy duncan dunn duong dwyer edwards egan elliott ellis evans farrell ferguson
fernandez fernando field finch fisher fitzgerald fleming fletcher flynn ford foster fowler fox francis fraser
freeman french fuller gallagher garcia gardner garner george gibbs gibson gilbert gill glover goddard goodwin
gordon graham grant gray green greene griffin griffiths gupta hall hamilton hancock hansen hanson harding
hardy harper harris harrison hart hartley harvey hassan hawkins hayes henderson henry herbert hewitt hicks
higgins hill ho hoang hodge hogan holland holmes holt hopkins horton howard howe howell hudson hughes hunt
hunter hussain hussein huynh hutchinson ibrahim ingram iqbal islam jackson jacobs james jamieson jarrett
jenkins jennings jensen johns johnson johnston jones jordan joseph joyce karanja kaur kay keating kelly kemp
kennedy kerr khan kim king kirk knight kowalski kumar lam lambert lane lang law lawrence lawson le leach
lee leonard leung lewis li lim lin little liu lloyd long lopez lowe lucas lynch macdonald mackay mackenzie
maguire mahmoud malik malone mann manning marsh marshall martin martinez mason matthews may mccarthy mcdonald
mcgrath mcintosh mckay mckenna mclean mcmahon mcnamara mehta mendis metcalfe michael miller mills milne mitchell
mohamed mohammed moore moran morgan morris morrison moss moyle muir mullins murphy murray myers nash naidu
nelson newman newton ng ngo nguyen nichols nicholson nolan norman norris noonan obrien oconnor odonnell okafor
okonjo oliver ong oneill osborne osman owen owens page palmer parker parsons patel paterson paul payne pearce
pearson perera perkins perry peters pham phan phillips pierce pike platt poole pope porter potter powell power
pratt preston price quinn rahman ramirez ramsay rao read reeves reid reilly reynolds rice richards richardson
riley roberts robertson robinson rodriguez rogers rose ross rossi rowe russell russo ryan saleh salim sanders
santos saunders schmidt schneider scott shah sharma sharp shaw shepherd sheridan simmons simpson sinclair singh
skinner slater smith snow spencer stanley stephens stephenson stevens stevenson stewart stone stuart sullivan
summers sutton swan sweeney tan taylor thomas thompson thomson thornton todd torres tran tucker turner tyler
underwood vaughan vincent vu wade walker wallace walsh walters walton wang ward warner warren waters watkins
watson watts webb webster weller wells west wheeler white whittaker wilkins wilkinson williams williamson willis
wilson winter wong wood woods woodward wright wu xu yang yates yilmaz young yuan zhang zhao zhou zhu
""".split()
)
