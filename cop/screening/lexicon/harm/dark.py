"""Words that say little alone; where somebody tells of a child, several together say much."""

from cop.screening.lexicon.inflect import nouns, verbs, words

DARK = {
    "DARK": words(
        """
        bucket zip_tied cable_tied cable_ties zip_ties handcuffs dark basement boiling kettle oil bullet bullets blood stitches stitched raw scab infected maggots lice nits soiled stinks stinking stench smelly skinny thin ribs underweight kilos weighs collapsed fainted faints grey pale blue ambos ambulance paramedics bail jail prison parole refuge
        barefoot naked undies knickers nightie shower bath swag motel webcam stranger strangers ute bikies dealer dealers debt petrol sniffing chroming glue paint aerosol nodding pokies gambling bridge roof tracks rail death dead dying blade razor scars burden worthless useless ugly dumb punished punishment punishes discipline disciplining nightmares night_terrors bedwetting wets clingy withdrawn mute zombie zombies
        drowsy sleepy groggy lethargic wakes woken groom engaged wedding passport passports flights overseas abortion miscarriage pillow cushion  freezing seatbelt seatbelts seat_belt pig_dog chained wires matches lighter mould rats cockroaches squat  homeless evicted voices devil demon possessed exorcism pastor cult prayer forced forces monitors monitored outside swears
        swearing hole holes wall dragged tied taped gagged crying cries cried screams screaming screamed scream sobbing sobs whimpering whimpers shaking trembling flinches cowers scared frightened terrified afraid hysterical beside_herself floppy limp unconscious vomiting seizure seizures dehydrated insulin meds medication tablets pills hospital ed emergency fled fleeing hiding hid escaped escape  
        touching touched touches licks kissing kisses  rubs rubbing secret secrets rude dirty pics photos nudes videos snap paid pays money cash smokes vapes grog drunk vodka beer ice meth bong needles dealing cooking stoned cones passed_out asleep alone unsupervised missing gone runaway jump die dies kill kills killed hurt hurts hurting harm cut cuts cutting wrist wrists thigh thighs goodbye funeral hate hates threatened threatens threat threats
        marry married pregnant bitten bite bites bit burned burnt burn burns fire smashed smash punched punch hit hits hitting kicked slapped smacked smack belt cord stick whip hose cane knife axe gun rifle hammer screwdriver strangled choked drown drowned tap throat neck head ribs nappy faeces poo urine wee vomit hungry starving food bins scraps bruise bruises bruised mark marks sore sores swollen broken fracture wound wounds black_eye
        locked locks lock padlock padlocked shut cupboard shed cage violent violence abuse abused abusive assaulted assault raped rape weapon weapons fight fighting fights yelling yells yelled yell screech thumps thump bang bangs banging attacked attacks stabbed dv domestic thrown throws threw threw_things controlling controls jealous stalking following follows watching      bloke blokes strange creepy uncomfortable  undressed undress pants bedroom   night nights midnight
        2am 3am 1am alone boyfriend stepdad stepfather uncle drugged dosed sedated dosing seroquel phenergan valium endep methadone overdosed overdose weed pot alcohol booze bourbon wine intoxicated slurring staggering slur zombie-like starved malnourished refused refuses refuse won't_eat not_eating stopped_eating calories laxatives purging vomits
        burner second_phone   sugar older_friend favours payment owes owed debts transport trafficked sold selling steal stealing steals beg begging begs slave 
         concrete floor rubbish filth filthy squalor electricity power windows heat degrees tied_up rope string leash chain collar feral kneel kneeling corner rice soap chilli cold_water hose_down ice_bath
        unconscious unresponsive resuscitated cpr icu burns_unit sunken fontanelle sleepless  awake runaways caught forged flown_out nicu airlifted rfds
        coached
        """
    )
    | nouns("scar welt graze scratch bump")
    | verbs("threaten punish starve beat:beat:beaten choke strangle grab drag shove push slam hurl stab shoot:shot bash belt flog smother drown torture molest grope") | words(
        """
        long_sleeves sleeves bandages sleeves_in_summer different_cars strange_cars new_iphone new_phone new_shoes in_exchange favours hump humping watered_down noodles conviction dolls cordial petrified violence domestic_violence family_violence dv fdv dfv abuse neglect assault assaults cruel aggressive cruelty not_to_tell never_tell told_not_to_tell isn't_allowed_to_tell not_allowed_to_tell roadhouse truck_stop truckie truckies hanging dangling cash cling_wrap doll dolls counts_her no_belt no_seatbelt cameras kennels splints starving_themselves limping limps wince winces winced grimaces clammy gaunt bony weeping oozing pus blistered chafed matted twitching convulsing gasping feverish drooling incontinent coughing wheezing slumped restrained restrains confined dunked dunks dangled dangles dangling hosed gagged gags pinches pinched poked
        cell pen crate hay kennel dryer oven freezer dump drain gutter derelict abandoned shack laneway cubicle wardrobe cornered corners trapped ripped rips wrecked starves denied denies withheld withholds bullies bullied bullying humiliates humiliated mocks mocked taunts taunted ridiculed belittles belittled cursed curses
        blames distraught frantic agitated paranoid paranoia psychotic psychosis manic delusional hallucinating raving snapped desperate rage rages raging furious howls howling shouts shouting shouted bellows bellowing plead pleads conviction convicted offender paedophile gang ransom armed arson doodle doodles peeny gooey sticky yucky tickles tickled lap cuddles massage lotion condom condoms vibrator lingerie
        posing pose poses premium escort rents rented pimp pimped brothel pressured pressures blackmail blackmailed leaked gear pipe foil comedown binge hungover sculled cask goon moonshine metho dope yarndi gunja ecstasy nangs deodorant grubby mouldy reeking unwashed ragged flea fleas bedbugs shivering hypothermic heatstroke sunburn crusted roaming
        wandering dawn knives stove babysitting runaways bolted hitchhiking hitching begged begging promise_not_to intubated haemorrhage bleeds sepsis resus fits ligature rash raw_skin welt welts slapping slaps smacking smacks thrashing thrashed choking strangling spanked spanking flogging flogged bashing bashed belted belting suffocated
        underage minors intercourse molested grooming groomed touching_her touching_him scream_at tears pills_in bloodied blood_on nosebleed knocked yanked squeezed twisted twists muzzle muzzled bound binds blindfold blindfolded interrogates interrogated spies followed stalker stalks obsessed possessive threatening intimidates intimidated intimidating menacing
        drown_him wet_bed wet_the_bed wetting_the_bed soiling smear smears smeared smearing rocking head_banging bangs_his_head hair_out pulling_her_hair skips_meals binges laxative thinspo ana self_hate deserve deserves_it punishes_herself scratching
        thud getting_out_of_bed sewage sores change_table bedding hands_her_the_towel patches freckles ceiling
        never_paid  aborted should_have_been_aborted never_wanted never_born wish_you_were_never wished_she_was_never wished_he_was_never
        put_themselves_to_bed puts_himself_to_bed puts_herself_to_bed pub no_jumper no_coat no_blanket no_bed pit_bull pit_bulls disobeys disobeyed instead_of_school forgets_to_pick forgot_to_pick wait_till_dark pub_and casino
        eulogy quickest bandaged bandages bite_mark speed snorting snorts snorted sniffs crossed_the_border van blanket toothbrush spine carnival liar
        gets_his_own_breakfast gets_her_own_breakfast lets_himself_out lets_herself_out lets_himself_in lets_herself_in latchkey practising search_history googling googled painless
        flat_head head_is_flat gone_flat
        flour grave coffin countdown signing
        """
    ),
    # What a person writes who doesn't know what to do about it.
    "CONCERN": words(
        """
        what_do_i_do what_do_i_say what_do_i_actually what_now who_do_i who_do_we do_i_ring do_i_call do_i_report do_i_need_to do_i_have_to do_we_ring do_we_call do_we_report should_i_ring should_i_call should_i_report should_i_be should_i_tell must_i_report am_i_mandated am_i_allowed i_am_mandated i'm_mandated mandated before_i_ring before_i_call who_to_ring who_to_call who_to_tell i_don't_know_who worried worrying concerned
         threshold meet_the_threshold significant_harm notify notification notifying make_a_report made_a_report report_it reported_it reporting_it report_this reported_this is_it_reportable reportable is_this_reportable child_protection_report a_report welfare_check  police cops triple_zero 000 ambulance ambos urgent urgently asap  tonight after_hours right_now not_ok not_okay not_safe
        safety_plan safe_tonight what_would_you_do what_would_others what_would_you  what_else_can don't_know_what_to not_sure_what_to not_sure_where not_sure_if not_sure_who out_of_my_depth at_a_loss sick_about feel_sick gut_says keep_quiet keep_it_secret begged_me promise_not promised_not asked_me_not in_tears   escalate escalated escalating escalation nobody_is_listening no_one_is_listening
        need_advice advice_please any_advice need_a_steer please_help pls_help help_please case_consult  who_can_go does_this_count is_this_abuse is_that_abuse reportable?   dcp dcj dffh child_protection    first_call order_of_calls keeping_this_vague not_the_place_for_details word_for_word exact_words his_exact her_exact wrote_it_down wrote_down hard_to_write can't_sleep cant_sleep can't_unsee  
           practice_advice report_first seeking_advice looking_for_advice advice_needed anyone_on is_anyone_on anyone_awake what_should_i what_should_we who_goes_first who_should_i who_should_we do_i_go do_i_just do_i_wait can_i_just where_do_i where_do_we how_do_i_word how_do_i_record    would_you_ring would_you_report would_you_call is_it_a_report do_we_have_to do_they_have_to have_to_report
        help_me somebody_help someone_help
        should_he|she|they_send|ring|report|call|tell|say|go|stay who_do_they who_does_she who_does_he who_gets_told who_would_you who_takes who_deals does_it_count is_that_enough is_it_enough  how_certain how_sure am_i_overthinking overthinking cannot_stop_thinking can't_stop_thinking keep_thinking i_feel_ill feel_ill too_upset talk_me_through walk_me_through needs_to_know_today before_home_time before_pick_up before_three by_three
        what_is_the_pathway whats_the_pathway which_pathway referral_pathway critical_incident lockdown_procedure lockdown_card which_form the_right_form which_process what_process what_procedure what_is_your_policy your_policy_on what_are_your_policies taking_referrals open_to_referrals should_i_raise raise_it raise_this raise_with do_i_raise quick_check quick_consult
        need_a_steer steer_please need_advice need_some_advice some_advice advice_needed seeking_practice looking_for_wise_heads wise_heads has_anyone_had_this have_others had_this_before how_would_you_reply how_would_you_word how_would_you_handle     how_fast how_quickly how_soon same_day same_night tonight_if first_thing_tomorrow before_the_weekend before_home before_pickup before_contact
        contact_is_at visit_is_at picks_him_up_at picks_her_up_at at_the_gate_at pick_up_at pick_up_is going_home_with goes_home_to sends_him_home sent_him_home no_safe_bed who_has_a_bed whos_got_a_bed safe_house refuge_is_full refuge_full no_vacancies on_call police_say police_won't police_have police_came police_were police_left police_dropped rang_police rang_the_police called_police called_the_police triple_o ambos_came ambulance_is ambulance_has
        on_their_way on_the_way_now no_one_on nobody_on_until nobody_on can_anyone_call someone_call_me can_someone_call call_me_please i_am_shaking i'm_shaking shaking_as_i feel_sick sick_to_my_stomach my_gut gut_feeling doesn't_sit_right not_right something_is_wrong something_is_off red_flag is_it_me am_i_mad am_i_overreacting overreacting too_much_or do_i_trust who_to_trust keeping_this_vague trying_to_be_careful trying_to_word no_names obviously_no_names
        i_dated i_have_dated notes_dated i_wrote i_have_written my_notes wrote_the_words wrote_down_what dont_want_to_lose don't_want_to_lose lose_her_trust lose_their_trust breach_of_trust break_her_trust keep_him_on_side get_him_in_trouble going_to_be_in_trouble if_she_was_in_trouble supervisor_is_away manager_isn't_picking manager_says manager_wants boss_says principal_says principal_wants intake_says intake_says_no dept_says department_says closed_at_intake no_further_action doesn't_meet does_not_meet screened_out
        not_enough_to_go_on told_to_wait asked_us_to_wait wait_until_monday wait_till_monday monitor_the_situation watch_and_wait history_of_reports previous_reports prev_reports reports_closed third_time second_time again_and_again
        """
    ),
    "GLAD": words(
        """
        loved loves fun great proud win wins thanks thank congratulations congrats happy happily delighted thrilled excited exciting brilliant terrific fantastic beautiful celebrate celebrated celebrating party cake haha gorgeous enjoyed enjoys enjoying enjoy hooray shout_out kudos well_done improved improving settled settling blossomed smiling smiles smile cute funny glad grateful pleased hilarious giggled giggling joy
        is_okay is_fine are_fine all_good he's_fine she's_fine they're_fine is_ok he's_okay she's_okay everyone's_fine
        so_good so_much_fun too_good so_fun
        laughs laughed laughing joke joked jokes grin grinned smirk
        """
    ),
    "AMBIGUOUS": words(
        """
        bit bite bites beat beats belt belts belted cane canes shot shoot shoots shooting smash smashed smashes smashing flatten flattened floored clocks clocked whip whips whipped whipping kick kicks kicked kicking jumped sold thrown brand brands puncture
        hiding oral strip od si sh cutter replaced swapped hopeless yellow temperature fever diabetic secret secrets bat bats hammer hammers blade blades petrol syringe syringes punch punched burn burns burning burnt broken knife knives hungry missing hit hits hitting feared
        smacking smack smacks
        unsafe bitten
        hurt hurts
        smacked
        """
    ),
    "DIM": words(
        """
        nightmare nightmares uncle hospital night nights midnight asleep outside photos pics videos money cash bath shower pants nappy wall floor tears wedding engaged windows heat power electricity degrees string corner rice soap chain collar paint glue dark kilos weighs head
        bins food stitches tap sleepy wakes woken flights passport passports overseas drain dump tent bridge roof tracks cell pen hay rubbish wires fire lap cuddles massage pipe stove dawn gear fleas flea babysitting money paid pays gang cooking boyfriend
        prayer pastor pillow cushion shed cupboard wardrobe meds medication tablets pills smokes beer wine snap fights fight fighting hole holes mould rats swag evicted police bail motel kettle oil bucket seatbelt scar scars scratch scratches bump bumps graze grazes
        tears worthless funeral drowsy pale grey blue thin skinny bloke dark follows following watching strange missing gone sleeves foil goodbye crying cries cried scream screams screaming shouted shouts dirty rude cold_water coughing rash fits shirt
        lock locks poo wee urine vomit
        bolted jumped caught high
        """
    ),
    "DUTY": words(
        """
        meet|meets_the_threshold this_meet_the|threshold do_i|we|they|you_report|notify should_i|we|he|she|they_report|notify is_it|this|that_reportable|a_report am_i_mandated i'm_mandated i_am_mandated mandated_to mandatory_notifier report_it|this_in|to make_a_report|notification ring_it_in called_it_in before_i_ring ring_the_line ring_the_hotline
        one_for_the_hotline one_for_the_line straight_to_the_line child_protection_first enough_for_a_report count_as_a_report does_it_count  is_this|that_neglect|abuse tell_mum_first tell_the_parents_first
        """
    ),
}  # fmt: skip
