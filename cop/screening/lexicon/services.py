"""Words of services: what mailboxes, buildings and places are called."""

# Parts of a mailbox that belongs to a role, a team, a service or a place.
ROLES = frozenset(
    """
abuse access accounts accreditation naidoc plenary reconciliation harmony admin administration administrator admissions advice advisory advocacy after
aged agency alerts all allied ambulance applications appointments approvals archives assessment assessments
assist attendance audit authority backbone bestpractice billing board booking bookings branch brokerage bulk bursar business
callcentre campus careers carers carerservices care caseworkers catering central centre center centrelink cfsn cfss
chair chairs chaplaincy chair childcare children childrens childsafe childsafety client clients clinic clinical co
coalition cochair cochairs codesign collaboration comms communications community complaints compliance
conference connect consult consultation consultations contact contactus contracts convenor convenors coop coord coordination
coordinator corporate council counselling courses court crew cultural customer customercare customerservice data
delivery department desk dhs dcp dcj dffh dlg dlgs director directors disability district donations donotreply dutyworker
duty dv early ec ed editor education eligibility email emergency employment engagement enquire enquiries enquiry
enrol enrolment enrolments eoi escalations evaluation event events executive eyn eyns facilitator facilities
families family familyservices feedback finance fleet foodbank forum forums foster fostercare foundation
frontdesk frontoffice fundraising funding general global governance grants group groups guidance hack health hello helpdesk
help helpline hi home homework hotline housing house hr hub hubs ict immunisation inbox inclusion indigenous info information innovation
inquiries inquiry insights intake international interpreters invoices is it jobs join justice kin kindergarten kindy kinship
kitchen knowledge lab law lead leadership learning legal legalaid liaison library licensing links list lists local
mail mailbox mailinglist mailroom maintenance management manager managers marketing media media mediation
meeting meetings member members membership mentoring mentors midwives ministerial minister moderator moderators network networks
news newsletter noreply no nominations notices notifications nurse nurses office officer officers official oohc operations
ops orders outreach parenting parents participation partners partnership partnerships pastoral payments payroll people
permits placement placements planning playgroup playgroups police policy portal post postmaster practice preschool president
press principal privacy procurement program programme programs project projects property psychology public publications
quality queries query questions rangers reception recruitment records referral referrals reform region regional registrar
registration registrations reimbursements remittance rentals reply report reporting reports requests research resource resources respite
responses returns reunification review reviews roads roster rosters roundtable rsvp safe safety sales school schools
screening seat secretariat secretary sector security service services settlement shared shelter shop shopfront
sharing social socialwork speech staff standards statewide state stories strategy students study submissions subscribe subscriptions supervision
supervisor supplies supply support survey surveys systems tafe talk tas taskforce team teams tech tenders therapy tickets
tier titles transport training travel treasurer trust unit uni us vacancies venue venues visits visit volunteer volunteering volunteers
ward web webinar webinars webmaster welcome welfare wellbeing women womens working workforce workshop workshops write
youth youthservices yourservice yoursay hubcoordinator ndis ecei camhs mch acco accho aboriginal kidsmatter ourteam mumsgroup
cafe club playtime years cop cops collab story self determination forming one every first new big little our my your the and of for at storytime toylibrary
""".split()
)

# Parts of names of regions and places that are also found in mailboxes.
PLACES = frozenset(
    """
north south east west northern southern eastern western central upper lower far mid inner outer metro regional
coast coastal bay port mount river valley hills hill plains lakes lake island peninsula ranges creek beach point
limestone murray mallee barossa eyre yorke fleurieu kangaroo riverland flinders adelaide salisbury elizabeth playford
onkaparinga gawler whyalla augusta lincoln pirie kadina ceduna marree gambier barker bridge
perth armadale cannington fremantle joondalup midland mirrabooka rockingham peel wheatbelt goldfields esperance gascoyne
pilbara kimberley broome narrogin kwinana katanning bunbury albany geraldton kalgoorlie karratha kununurra derby
sydney newcastle hunter illawarra wollongong dubbo orange bathurst tamworth armidale lismore riverina wagga broken
melbourne geelong ballarat bendigo shepparton gippsland latrobe mildura loddon goulburn ovens
brisbane logan ipswich toowoomba cairns townsville mackay rockhampton darling downs
hobart launceston burnie devonport darwin katherine tennant alice springs arnhem canberra belconnen tuggeranong
sa wa nsw vic qld tas nt act australia sth nth
""".split()
)

# Endings and beginnings that make one word of a mailbox a role: kadinahub, hubkadina.
GLUED: tuple[str, ...] = (
    "hub", "hubs", "dlg", "eyn", "cfsn", "desk", "house",
    *(word for word in sorted(ROLES | {"families", "earlyyears"}, key=len, reverse=True)
    if len(word) >= 4
    and word not in {"family", "post", "seat", "talk", "mail", "ward", "kitchen", "lead", "news", "hack", "home", "kids",
                     "rose", "rsvp", "chair", "lists", "list", "board", "email", "state", "house", "desk", "public", "hello"}
    ),
)  # fmt: skip

# Houses and services at which people meet: an address straight after one of these is the service's own.
BUILDINGS = (
    r"offices?|centres?|centers?|ctrs?|hubs?|halls?|schools?|kindergartens?|kindy|kinder|preschools?|pre-schools?|library|libraries"
    r"|clinics?|hospital|church|venues?|tafe|university|uni|campus|court(?:house)?|station|services?|shopfronts?|shop front"
    r"|neighbourhood house|community house|clubs?|clubrooms?|museum|gallery|oval|pavilion|hotel|motel|cafe|chambers|council"
    r"|institute|department|agency|playgroups?|reception|headquarters|hq|depot|premises|facility|theatre|showgrounds?|stadium"
    r"|gym|ymca|pcyc|co-op|coop|association|inc|incorporated|ltd|limited|foundation|network|secretariat|team|building|tower"
    r"|house|rooms?|space|surgery|practice|pharmacy|chemist|crisis centre|refuge office|food ?bank|op shop|opshop|college|academy"
    r"|creche|crèche|childcare|child care|child-care|early learning|oshc|mosque|temple|cathedral|parish|rsl|institute|complex|precinct"
    r"|lab|studio|workspace|head office|registry|tribunal|commission|authority|legal aid|bank|post office|supermarket|shops?|store"
    r"|company|organisation|provider|consultancy|conference|convention centre|function centre|bowls|bowling club|archives?"
    r"|salvos|salvation army|vinnies|red cross|anglicare|uniting(?:care)?|centacare|barnardos|bakery|butcher|newsagency?|deli|pub|tavern|medical|dental|dentist|physio"
    r"|roadhouse|art centre|police|cfs|ses|men's shed|scouts?|guides|masonic|lions|rotary|cwa|senior citizens|memorial|kitchen|cinema|aquatic|pool|sports?ground|racecourse"
)
