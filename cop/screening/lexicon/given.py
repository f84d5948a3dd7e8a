"""More first names, by where they are mostly heard, so that it is easy to see who is missing.

A name that several languages have is in the first group only."""

_FIRST_NATIONS = """
alinga alkira amaroo apari arika bardo barrina birrani budjeri burnu danalis darri djalu djarra djirra eselu gaidan
gidja iluka inala jakamarra jampijinpa janali jangala japaljarri japanangka jarmbi jerara jungarrayi jupurrula kaiya
kalara kemuel killara kirralee kirrali kirrin kyeema laieta lakari lowana mahlia malanda maliyan mallana marala mareko
marrin minya nakamarra nampijinpa nangala napaltjarri napau nardoo narra narrah nioka nulla nungarrayi orana pirra
sedrick seriako solwai tabua tallara tarka tarra tjala tjampitjinpa tjapaltjarri tjilari tjilpi tjuki tjungu ugari
waianga waru wirra wirrin yali yalura yandi yani yarraka yileen yirra yirran yirrkala
"""

_PACIFIC = """
afa aho akanisi akosita alapati alofa anahera anaru apakuki aperahama apihana apii ariki aroha ata atamai atawhai
atonio aumua awhina eru eseta eteroa etuate faith fale fapiola fatai fehi fetuilelagi fiafia filipe finau fuarosa
hahona hanalei haora hapi hemi henare heni herewini hinemoa hinewai hiria hoana hoani hohepa hone horiana huia huriana
iaone ilaisa ilaisaane ioana iosefa iosua isileli isireli jione josefa kaea kahu kahurangi kalesita kalisi kalolaine
karaitiana katalaina kelekolio kelera keoni kereama keresi kereti kini kiri kuini kupa lagi langi latai latu laumape
laupua lavenia leiataua leota lepeka lesi lesieli lisiate litia loisi lopeti losa losaline losalini loseli lupe mafi
mahana mahina makareta makere makerita malina malo manaia manase manawa mapu maraea marama mareikura mariana mateo
matiu maui mere mereana merewalesi meripa mikaele mikaere mose naite nanai nani ngahuia ngareta niu onosai opetaia
otila palu paora pasi peata pele penaia peni penina petelo petero piripi pola pounamu poutama pua rahera rangi
rangimarie raniera rata raukura rawiri reweti rewi ripeka riripeti roimata ropata ruiha ruta sala salesi salome
samisoni samiu sanele saula sela selai selu sereana seruwaia sika silei silia simione sinalei siosaia siosiua siutaka
soane sofaia sosefo sulu tagaloa taimana tamahou tamati tane tanewai tangaroa taniela taumata tautahi tautalaga tavita
tawera tawhai teina teokotai tepaea teuila tiare timoci tipene tipoki tiriti tuilagi tulia tupou turoa uaisele ulani
unaloto vaha vaimoana vainga vake vasiti vika vili viliame viliami wahine waimarie wairere whaea whetu wikitoria
wiremu
"""

_ARABIC_PERSIAN_TURKISH = """
abbas abdallah abdirahman abdulaziz abdulrahman abdurrahman abeer adeel ahlam alaa aliya alya amani amna anas anwar
arash areej arwa ashraf asif asiya asma ayah ayat ayman aziz azra bahar bahram baraa bashir basim basma batool behnaz
bilal boshra bushra cem ceren dalal dalia daniyal defne dilara dima dunya eda ela elham emine emir emre esra eyad fadi
fahad faiza farida farzana fatemeh fatimah fawzia fayez ferdows fereshteh firas fouad furqan ghada ghazal habiba
haidar hajar hakan hala haleh hamed hamideh hanan hani hanin haya haytham hiba hind hossein huda iman inaaya inas
israa iyad jaber jabir jad jawad jibril jinan joud jumana junaid kareem kawthar khadijah khawla kinan laleh lama lamia
layan leen leyan lilia lubna lujain maha mahsa majid mana manal marwa marwan masoud maysa medina mehrdad meltem merve
milad mirza mohsen moosa muath mubarak muhammed murtaza nabil nabila nadeem nader nahid nargis nasim nasrin nawal
nazanin nazir negar nesrin niloufar nilufar noura omid osama ozan parisa parvin pooya qasim rabia raed rafiq raghad
rahaf ranim rawan rayan rayyan reem reyhan rima riyad roya ruqaya saba sadaf sadia safiya saleh salem samar sameh
sanaa sarina sepehr setareh shadi shahd shaima shams shayan sidra sohail soheil suhaila suleiman sumaiya sumayyah taha
taher tahir talal talha tamer tarek tasneem tayyab ubaid umair usman wael waleed wissam yahia yasir yasmeen yazan
younes younis yunus zahid zakaria zakariya zaki zaynab zeina zeinab zeyad ziad zubin zuleika zulfiqar
"""

_AFRICAN = """
abdikadir abdinasir abdullahi abeba abebe abena abiola abrehet achai achan achien achok adama adau adebayo adeola
adhieu adut adwoa afia agot ajoh akinyi akosua akot akuac akuek akur akwasi alier aluel aman amou amuna angeth anok
anyieth apajok ateny athiei atong awad awan awut ayak ayana ayen ayii ayuen bahati baraka beyene biar biniam bior
biruk chiamaka chidi chinedu chioma chuol daau dagmawit daud dhieu diing dut efua ekow emeka eritrea esinam eyerusalem
faduma fadumo fanta fartun fikir folami gai garang gatkuoth gatluak gatwech genet getachew girma guled guor haben
habtamu hamdi hawa hodan idil ifeoma ifrah ikram isatu jok kamau kandake keth khalif kiden kidist kojo kuany kueth
kuir kwabena kwame lado lemlem liban liya lual mach madut magok majok makur malual mamadou manyang mariama mariatu
mawien mayom mekdes meron mihret mohamud monyjok mulu mumbi mutoni mwangi nabukenya naledi nardos ndeye neema ngong
ngor njeri njoroge nkechi nosipho nyabol nyachan nyadak nyagoa nyajuok nyakoang nyakor nyalat nyaluak nyamuch nyanath
nyaruot nyawal nyayang obinna ochieng oduya okello okoth oluwaseun omot onyekachi osei peninah piol rahel reath riak
ruot sefanit selam semhar senait sisay suad tafari takudzwa tariku tatenda teklay temesgen tendai thabo thandi thiik
thokozani tigist tirhas tsion ubah uwase wani warsame wek wol wubit yared yaw yohana yohannes yonas yordanos zawadi
zenebech zubeda
"""

_SOUTH_AND_EAST_ASIAN = """
aadhya aahana aanya aarav aarohi aarya abhay abhinav adarsh adi aditi aditya advait advik agastya agung ahaan aiko
aimi aisyah ajay ajeng akane akari akash akhil akira akshay aling alok althea amado amaya ambika amihan amirah amit
amrit amrita analyn anand ananya angelito anggun anirudh anjana ankit ankita anong anurak anusha anushka aom aparna
apinya archana arief arisa arnel aroon arun aruna arush arvin ashish ashok ashwin asuka avani avi avinash avni ayaka
ayu ayumi ayush bala balraj bambang bao baolong bayani benigno bhavana bhavesh bikash binh binita bishnu bituin bo
bopha boramy budi cao carmelita chanda chandra channary chantrea charito charu chau chen cherrylyn chirag chiyo choden
citra corazon crisanto cuong dae daichi daksh danh danilo dara darsh darshan dawa dechen deepa devansh devika dhruv
dian diep dilip diljot dimas dinda dipak divina divya diya dodong dolkar dolma durga efren eiji eko ekta emerita emiko
endah erlinda ernesto eun fei feng fitri florante fumiko gagan galih ganesh gauri gayathri gede geeta gerardo girish
girlie gita govind gurleen gursimran gyaltsen haiyan haji harini harish harleen harman harsh harsha harshini haruka
haruki haruto hayato hendra himanshu hiro hiroshi hoa htoo hua hui huong hyun imelda indah indu ira irfan isagani
ishani ishika ishita jae jagdeep jamyang jasmeet jaspal jatin jaybee jeevan jejomar jericho jetsun jhon jhun jia
jiahao jiaqi jiawei jiho jinhee jiya jiyeon joko jomar jonalyn josefina joselito junjun junwei jyoti kabir kadek kaito
kalpana kamran kaori karishma kartik kashvi kaustubh kavita kavitha kazuki keiko kenji keshav ketut khin khuong khushi
kinley kirat kishan komal komang kosal krishan krisna kunal kusuma kwan lalita lata laxmi leela lei lestari lhamo
liang lieu ligaya liwayway loveleen luningning ly madhav madhu mahesh mahi malee manav manoj maricel marilou marites
mayank mayumi meenakshi meenal mehak meiling melchor mengyao mihir milagros ming minji mohini mohit mukesh mya myo
nabin naina nam nandini nang naresh naruto navneet navya neel neelam neeraj neeta nenita nestor ngawang nhan nhat
nidhi nikhil nilesh nimisha niranjan nirmala nisarg nishant nitin nitya nobu noli norbu noriko nuan nurul nyein nyoman
oanh pallavi panha pankaj parth pavitra pawan pema phala phat phoung phu phuc phurba pich piseth pisey piya pooja
pradeep pragya prakash pranjal prasad prashant pratham pratima precy prem prisha pritam purnima putri putu qiang qiu
quyen quynh rachit rafi raghav rahmat rajan rajani rajendra rajiv rajveer rakhi ramesh ranjit ranveer rashi rashmi
ratna ravinder reet rekha retno reyansh reynaldo riddhi ridhi riku rin rishab rithy rizal rizki rodel rogelio rohit
ronaldo rosario roshan roshni rudra ruel ruhi rui ryo sachin sagar sahana sahib sai sakura samarth samita samnang
sampaguita sandhya sangeeta sania sanjana sanvi sapna saraswati sarita satish satria savita seema sengdao shalini shan
shanaya shankar shao sharda shashi sheryll shilpa shivam shivani shizuka shreyas shriya shruti siddharth simar simi
siti smriti sneha soham sohan sokha sokhom sokunthea somchai sonal sonam sophal sopheap sora sothea soua sovann sri
srinivas srishti subash suda suhani sujata suman sumit sunan sung suong surbhi susilo swapna takeshi tanay tanish
tanvi tarini tashi tejas tenzin teresita thach thang thet thida thinley thiri thuong tien toan tomoko trisha trung
truong tsering tshering tuyen uday ugyen ujjwal utkarsh vaibhav vandana vannak vansh veasna veda vedant vibol vidhi
vidya vinay vineet vinod viraj virat virgilio vishal vivaan vivek vy wahyu wangmo wayan wichai wilfredo wulan xiao
xiaoming xuan yanan yangchen yangzom yanti yash yashika yating yeshi yichen yifan yiming ying yoko yong yoshi yu yuan
yudi yue yui yumi yun yusof yusuke yuto yutong yuvraj yuxuan zaw zenaida zhen zihan zin zixuan ziyi
"""

_EUROPEAN = """
adela adelia adelina adrijana aengus agata agnieszka agnija aine aisling alejandra aleksa aleksandra aleksej alessia
alessio alfonso alida alojz alonso alva alvaro amparo anastasija ander andrej andreja andrzej aneta anke anneke anselm
antje anton antonella antonia anze aoife apostolos argyro ariadne arno artem artur arturo astor athanasia aurelia
aurelie bairre balazs barnaby bartosz bastian beata benedetta benicio benjamino berenice blathnaid bogdan bojan
borislav borys bozena bran branka branko branwen bronagh bruna caetano camila caoimhe caolan cara carlotta carmela
carolina catalina catrin cayetana cecile celestine ceri cerys cian ciara cillian clemence clemens clementina clodagh
colm conall concetta consuelo cosimo costa crispin cristiano dafydd dagmar daithi dalibor dalila damir damjan danijel
dario darko davide davor deaglan dejan delphine delyth denisa dermot despina diarmuid dieter dimitra dimitrios
dimitris diogo dmitri domenico dominik donal donatella donnacha dorota dragan dragana drazen dusan eamon edita eilidh
eimear eira eithne elefteria eleftherios elen eleonora elowen elpida emil emilija emilio emiljano emrys enrico enrique
eoghan eoin ernst espen esteban etienne eugenia eugenio evangelia evangelos ewa fabio fabiola fabrizio facundo
federica federico fedor felipe fermin filippo fionn fionnuala flavia florian fotini francois franjo franz franziska
fritz gabor gaetano gaia galina gareth gaspard georgios gerda gergana gerhard gethin giacomo giada giancarlo gianluca
gino giorgia giuseppe giuseppina gonzalo goran gorana gosia graciela grigor grzegorz guadalupe gudrun guillaume
guillermo gunnar gustav gustavo gwilym gwyneth halina hans harald hasse heddwyn heike heinrich heinz helga helmut
henrik hernan hilde horacio horst hristo hubert iain iakovos ieuan ifan ignacio ignacy iida ilaria ileana ilias ilse
inaki ines inge ingeborg ioannis iolo irena irini isadora isolde itzel ivanka ivette ivica ivo iwona jacek jadranka
jadwiga jakub janek janina jannik jaroslav jasmina jasna javiera jelena jens jerzy jimena joachim joao joaquin johann
johannes jolanda jorge joris josip jovan jovana jozef jukka julien julieta julio jure jurgen kacper kaja kalina kamil
karel karsten kasia kaspar kasper katarina katarzyna katja katrin katya kazimierz keavy kerensa kiril kirill klaus
konrad konstantin konstantina konstantinos kornelia kostas kristijan kristof kristoffer krzysztof ksenia kyriakos
laszlo laurens lazar leandro leonid leonor lidija liliane liridona lisbeth ljiljana ljubica lleu llewellyn lorcan
lorenza lothar loukas lourdes lowri luciana lucie lucija ludmila ludovic luigi luigia luiza lukasz lupita macarena
maciej maeva magda magdalena mairead maja maksim malachy malgorzata manfred manolis manon manuela marcelo marek
margarida margarita margherita maribel marija marijana marin marinos marisela marit marjan markus marta martyna
massimo matej mateja mateusz matheus mathias mathieu mathilde matias matija matthias mattia mauricio maurizio
maximilian merryn mette micaela michail michal michalis mihai mihail mikolaj milagro milica miljana milos mirela
mirjana mirko miroslav mladen monika montserrat morwenna muireann muiris nadezhda nadja nastasia natale nataliya
natasa nayeli nektarios nerys nevena niamh nicanor nicolae nicoletta nicolo nienke nieves nika nikolaos nikolina nils
ninka noelia noemi noemie nuala nuno octavio oksana oleg olena olga oliviero olwen ondrej oriana orlagh orsolya oskar
osvaldo otakar ottavia pablo paco padraig paola paolo paraskevi pascal patrizia patryk pavle pavlos pawel peredur
perica petar petr petros piero pierre pietro pilar piotr predrag radek radmila radoslav radu rafaela rafal raffaele
ragnar raisa ramiro raphael reinhard reka renato renzo rhian rhianna rhonwen ricarda rocio rodolfo roisin romain
romana rosalia rosaria rossana ruairi rudolf ruslan sabino salvatrice samuele sandro santiago santo sarka saverio
savvas sebastiano senan seoras serafina seren serge sergei sergej silke silvana silvina silvio simonetta sinisa siofra
slavica slavko slobodan snezana sofie sofija soledad sorcha soren sotirios spiros spyridon stanislav stavros stefania
stefano stefanos stelios stjepan svein svenja svetlana sylwia szymon tadeusz tadhg tamas tatjana teodor teodora
theodora theodoros tiernan tihana tiziana tobias tomasz tomislav tomos tonci tove traian tristram tullio uli ulrich
ulrike ursa uwe vaclav valentino valeria valerio vangelis vasil vasiliki vasilis vasko vedran velimir veronika vesna
vicente viktoria viktorija vincenzo violetta virgil vito vittoria vittorio vivien vladimir vladislav vlasta vojtech
volodymyr walburga waltraud werner wiktor wiktoria wladyslaw wojciech wolfgang xenia ximena xiomara yadira yannick
yannis yelena yesenia yevgeniy yiannis yuri yvan zbigniew zdenek zeljko zlatan zlatko zofia zoja zoltan zulema zuzana
zvonimir
"""

_MODERN = """
adalyn addilyn addyson adelyn aislinn aiva aiyana alaya albie aleah alessi alexi alf alijah alivia aliza amaia amarah
amity amiyah anders angie annabeth annalise annika anwyn arabelle archie ari aricia ariella arlen arlie arrow artie
arty ashby aspyn astryd atlas atticus aubree aubrie augie avalon avaya avril axl aylah ayva azalea azariah baden banjo
barney baxter baylee bayley bazza beauden becca beckett beckham bee bentlee bert bertie bess bettina bev bevan bexley
billee blair blayne blayze bobbi bobbie bobby bodi bohdi bonni bowie bradlee braelyn braith brax braxtyn brenna breyer
briar brinley brodi bronson brydie bryer bryleigh byrdie cade cadence cale callie callista camryn cash caspian cassia
cato caz celine cerise chaise chance channing charlee charli charly chas chayse chaz chelsy chiana clarrie clem cliffy
cobain coen cohan colbie coll colleena colton connar copper corbin cruz dacre dahl daicos dallan darce dax daxton
dayton daz dazza deacon deakin deakyn deano declyn deklan demi denzel deven devlin dex diesel digby dilnoza donny dot
dottie dougie dov dusty dylon eadie easton eboni effie elaria elianna ellah ellison elodi elyssa ember emerie emery
emilee emmi emmie ender ern ernie ethyn etta ettie eunice everlee everleigh everley evianna ezekial ezri fallon farrah
felicia finnley fitz fizz fletcher flick flo flossie franny freddo gabe gabi gage gav gaz gazza georgi gerry gert gia
giaan gigi goldie goldy gordy gracelyn gracey gracie grayson gretchen gretel greyson gwennie gypsy hadassah hadlee
hank hannalise harlan harlee harleigh harlen harli harlow harlowe hartley havanah hawk hayden hayes hayz haze hettie
hine honey honor huey hunter huxley ike ila imogene indee indianna indyana iris issac ivar ivie ivor izaiah izzac
izzie jaaz jacko jaelyn jahli jahmal jahmarli jaimie jaiyden jakai jakari jakayla jalen jaliyah janey jarryn jas
jasiah jaspyn jaxsen jaxxon jay jaycee jayceon jaydan jaydon jaylen jaylin jazlyn jazmyn jeanette jeannie jem jen
jenson jeriah jesiah jessa jessi jewel jharal jiah jimbo jock jodes johno johnsy jonesy jono jonty jools jordi jordyn
jorgia jovie jt judah juniper jye kaapo kace kadee kaedyn kahlan kahlani kahli kahlia kaid kaija kaius kaiyah kalan
kalarni kaleah kaleesi kalia kaliyah kallie kaycee kayde kaylan kayleigh kaylin kayne kaysen keaton keeden keelan
keenan keiara kel kelis kell kelvin kenzi kenzie kenzo kev kez kezia kezziah khai khalani khaleesi khalisi khyan
kiarah kiarna kingsley kip kit kitty kiyah klay knox kobie koen kohan kolby kolton korban kovi kruz kylah kyrah kyree
kyson lacee lachlyn lainey laken landon laney larni laur lawson layton leelah leeroy legend leilah lenni lennie lenny
lenore levii lex lexus lilee lillee lilo linds linkin lise lizzy lockie locky lonnie lorelle lorrie lotti lu luce lux
luxe lyra lyric lyrik mabelle mackenna mackinley madden maddi maddix maddox mady maeby maelie mags mahli maika maison
makaila makaylah malakye malc maliyah manda mandela mardie marg marge margi margie margo margy marleigh marnee marni
marty matty maud maudie maverik mavis mayson mckayla mckenna mckenzie meadow memphis merrick merrilyn merrin mikaylah
mikaylee mikey milla millah millee mim mimi mimsy minka minnie mish mo monet moss murphy mylah nahia nala nalani nara
nayah neddy nev nikau nixon noelie noni novah noz nyla oaklee oakleigh oaklyn odie olly opal orion orson ottilie oz
ozias paislee paisley paityn patti patty payden pepper perce peregrine perla petie pheonix phillippa philly pippin
pixie poppie preslee presley prudence prue quilla quincey quinten quintin raegan raf rafe raff raiden rain raine ralf
ralphie remmy renny reyna rhylee ridley riff rio ripley riva rivah river roan roarke rob robbo rocky romi ronno roo
rosco roxie roz rube rubie rumi ryatt ryda ryker rylah ryley saffi sailor sal sammy sandi sandie sapphire sativa
saxton scarlette shakaya shakaylah shakirah shalyse shanaye shanelle shaniah shantelle sharna sharnah sharnee
sharnelle sharnie shayden shaylee shaz shell shelly sheree shontae shyanne skip sloan sloane sonny spike starr stellah
stevie stevo stu sulaiman sully summa summah sunnie sunny sutton suz suze sybella tahj tahlee tahnee taiga taiyah taje
takira talan taleah tali taliyah tallis talliyah talon tammie tammy tamsyn tannah tannen tanner tariah tayah tayen
taylan taylen taylor taz tazmyn teagen teal teale teanna teddie teena teija tennyson tez thommo tiahna tiahnee tilley
tilli timmie timmy tj tobi tobin tory trace treasure tremaine trev trey trish trix trixie troye truly tylah tylan tyra
tyrah tyse ursie venus viggo vinnie violette viv wally warrun wazza wilf wilfie wills winn winter wolf wolfe woody
wren wynter xaiden xanthia xanti xavia xayah xayden ysabel yvie yvonna zachery zadie zaharah zaiyah zakai zalia
zaliyah zamira zanna zariah zarli zarni zavier zayah zaydan zayde zaylee zaylen zeek zella zephyr zephyra zephyrine
zeppelin zion ziva zivah zoee zoei zooey zyan zyanna zyla zyler
"""

MORE_GIVEN = frozenset(
    "".join(
        (
            _FIRST_NATIONS,
            _PACIFIC,
            _ARABIC_PERSIAN_TURKISH,
            _AFRICAN,
            _SOUTH_AND_EAST_ASIAN,
            _EUROPEAN,
            _MODERN,
        )
    ).split()
)
