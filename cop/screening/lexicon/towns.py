"""Towns, regions and what towns end in, for mailboxes that are named for a place."""

TOWNS = frozenset(
    """
ararat ardrossan angaston armadale ayr bairnsdale balaklava balga ballina bamaga bega benalla bendigo berri beverley blackwater
blacktown boddington bordertown bourke bowral bowen brewarrina bridgetown brighton broome bruny bundaberg burra byron caboolture campbelltown
carnarvon casino castlemaine ceduna cessnock charleville chinchilla clare cleve cloncurry cobar cobram collie colac coober coober coolgardie cooktown cooma
coonabarabran coonamble coorow coorong cootamundra corowa cowell cowra crystalbrook cummins cunderdin dalby dalwallinu dampier deniliquin denmark donnybrook
dongara echuca eden elliott emerald esk eucla eudunda exmouth forbes forster gatton gayndah georgetown gilgandra gingin gladstone goolwa goondiwindi
gosford goulburn grafton griffith gunnedah gympie halls harvey hay hedland horsham hopetoun humptydoo hughenden huonville indulkana ingham innisfail inverell ivanhoe
jabiru jamestown jerramungup junee kalbarri kalumburu kambalda kapunda karoonda katoomba keith kellerberrin kempsey kerang kiama kilkivan kimba kingaroy kingscote
kojonup kondinin kulin kyabram kyogle lajamanu lakesentrance laverton leeton leigh leinster leonora lithgow longreach loxton maitland mandurah mansfield manjimup
maralinga maranoa mareeba margaretriver maryborough meekatharra meningie merredin meerebee mildura millicent minlaton moe moora moranbah moree morgan moruya morwell mountbarker
mudgee mullewa murraybridge muswellbrook naracoorte narrabri narrandera narrogin newman ngukurr nhill nhulunbuy nhill nimbin norseman northam northampton nowra nullarbor nuriootpa
nyngan oatlands oodnadatta orroroo pannawonica papunya parkes parndana peakhurst penola penong peterborough pemberton pingelly pinnaroo pipalyatjara plantagenet portaugusta portland portlincoln
portpirie pukatja queanbeyan quairading queenstown quilpie quorn ravensthorpe renmark robe rockhampton roebourne roma roxby roxbydowns sale scottsdale scone seymour singleton smithton snowtown
stanthorpe stawell strahan strathalbyn streaky swanhill tailem tanunda taree temora tennantcreek terang tibooburra tiwi tomprice toodyay trangie traralgon tumby tumut tuncurry ulladulla ulverstone umuwa
victorharbor waikerie wadeye walcha walgett wallaroo wangaratta wanneroo warburton waroona warragul warrnambool weipa wentworth werribee wilcannia williamstown willunga winton wiluna wonthaggi woodville woomera wudinna
wyalkatchem wyndham wynyard yalgoo yalata yankalilla yarram yarrabah yass yeppoon yilgarn york yorketown young yuendumu yuin gungahlin molonglo marion unley norwood prospect hindmarsh
""".split()
)

# What towns of this country often end in, and hardly any first name.
ENDINGS = (
    "anda", "eena", "inna", "unga", "inga", "ooka", "ooma", "oola", "umba", "amba", "yup", "nup", "rup", "dgee", "gong",
    "bool", "bidgee", "ville", "town", "creek", "brook", "bay", "port", "beach", "park", "hill", "hills", "vale", "valley", "springs",
    "mount", "lakes", "siding", "flat", "flats", "crossing", "junction", "gully", "ridge", "downs", "plains", "river",
)  # fmt: skip
