"""Food, sleep, doctors, somebody sober: what a child needs and doesn't get."""

from cop.screening.lexicon.inflect import nouns, verbs, words

CARE = {
    "LOCK": verbs("lock shut:shut chain padlock trap barricade tie confine bolt cage strap cuff handcuff tether jail imprison leash") | words("lock|locks|locked|locking_up tie|ties|tied|tying_up shut_up chained_up boarded_up deadlock deadlocks deadlocked holed_up"),
    "LEAVE": verbs("leave:left abandon dump desert ditch") | words("take|took|takes|taking_off_and_left walk|walked|walks_out_on piss|pissed|pisses_off_and_left goes_out_and_leaves went_out_and_left"),
    "ALONE": words(
        """
        alone home_alone at_home_alone all_alone on_their_own on_his_own on_her_own by_themselves by_himself by_herself by_themself unsupervised unattended to_fend_for_themselves fend_for_themselves fending_for_themselves to_fend fending fend_for_himself fend_for_herself with_no_adult with_no_adults without_an_adult without_adults without_any_adult without_supervision with_no_supervision
        with_nobody with_no_one with_no_grown_up no_adult_there no_adults_there no_adult_around no_adults_around no_adult_home no_adult_present no_adults_present no_adult_in_sight no_adults_in_sight no_supervision no_adult_in_the_house no_grown_ups_there nobody_home no_one_home noone_home nobody_there no_one_there nobody_at_home no_one_at_home nobody_watching no_one_watching no_one_looking_after nobody_looking_after no_parent_around
        no_parents_around no_one_supervising not_being_watched not_supervised solo nobody_minding no_one_minding by_their_selves on_there_own without_anyone no_mum_or_dad home_by_himself home_by_herself home_by_themselves abandoned deserted without_a_parent not_a_grown_up_in_sight without_any_supervision unaccompanied nobody_else_there no_one_else_there
        no_adult_with no_adults_with nobody_with_her nobody_with_him no_one_with_her no_one_with_him no_parent_with no_one_around
        no_adult_in_the_place|unit|flat|room no_grown_up_in_the_place|unit|flat|house
        """
    ),
    "HOMEALONE": words("home_alone at_home_alone home_by_himself home_by_herself home_by_themselves left_alone left_unsupervised left_unattended unsupervised unattended left_to_fend to_fend_for_themselves fend_for_themselves fending_for_themselves fend_for_himself fend_for_herself all_alone no_adult_home no_adults_home no_adult_there no_adults_there abandoned no_adult_around no_adults_around no_adult_in_sight no_adults_in_sight no_one_supervising left_on_their_own left_on_his_own left_on_her_own unaccompanied no_adult_in_the_house no_adult_with no_adults_with nobody_with_her nobody_with_him no_one_with_her no_one_with_him no_parent_with no_one_around  left_to_cry left_to_scream left_to_himself left_to_herself no_adult_in_the_place|unit|flat"),
    "LONG": words(
        """
        for_hours hours all_day all_night overnight for_days days since all_weekend most_of_the_day most_nights every_night for_long_periods all_morning all_afternoon for_a_week for_weeks weeks until_late till_late till_midnight till_dark until_dark until_midnight for_ages the_whole_weekend night nights at_night each_night after_dark in_the_dark in_the_heat the_whole_day the_whole_night the_entire_day
        half_the_night from_morning_to_night two_days three_days two_nights three_nights
        in_days in_weeks in_months for_a_month for_months since_march
        """
    ),
    "FOOD": words(
        """
        food eat formula milk feed feeds meal meals breakfast dinner tea lunch lunches bottle bottles fed water drink groceries anything_to_eat something_to_eat to_eat eaten nappies nappy wipes electricity power heating bread snack snacks hot_water running_water beds bedding blankets gas clean_clothes
        tucker
        """
    ),
    "EAT": words("eaten fed had_food had_a_meal had_a_proper_feed had_a_real_feed had_a_decent_feed had_a_cooked_meal had_a_hot_meal had_anything_to_eat had_breakfast had_dinner had_tea had_lunch had_a_feed had_any_food had_a_proper_meal ate eat had_a_drink drunk_anything been_fed being_fed getting_fed get_fed had_anything feeding eating had_water had_a_bottle had_a_decent_meal had_solid_food"),
    "HUNGRY": words(
        """
        starving starved starves malnourished emaciated underweight undernourished skin_and_bone skin_and_bones skeletal failing_to_thrive failure_to_thrive dehydrated going_hungry goes_hungry so_hungry always_hungry eating_from_bins eating_from_the_bin eating_out_of_bins eating_out_of_the_bin eats_out_of_bins eats_out_of_the_bin eating_dog_food eating_cat_food eats_dog_food eat_dog_food scavenging
        stealing_food steals_food stole_food hoarding_food hoards_food hides_food hiding_food begging_for_food begs_for_food going_through_bins goes_through_the_bins goes_through_bins raiding_bins raiding_the_bins bones_sticking_out ribs_sticking_out ribs_showing see_his_ribs see_her_ribs see_every_rib count_his_ribs count_her_ribs lost_weight losing_weight dropped_weight not_gaining_weight barely_fed sunken_eyes sunken_fontanelle
        stealing_lunches stealing_other_kids'_lunches eating_scraps pinching_food pinching_lunches hungry famished ravenous thin_as_a_rake stealing_sandwiches licking_plates not_putting_on_weight wasting_away locks_the_fridge padlock_on_the_fridge lock_on_the_fridge locked_fridge padlocked_fridge licks_the_plates fridge_is_padlocked fridge_is_locked
        waters_down_the_formula watering_down_the_formula watered_down_the_formula watered_down_formula waters_down_formula watering_down_formula diluting_the_formula
        asking_for_food asks_for_food asking_strangers_for_food asked_strangers_for
        cat_biscuits dog_biscuits cat_food dog_food raw_noodles dry_noodles toothpaste_to
        see_her_spine see_his_spine see_her_bones see_his_bones so_thin
        every_second_bottle skips_feeds skipping_feeds half_a_bottle half_strength rationing_formula
        lost_#_kilos lost_six_kilos lost_five_kilos hides_crusts hiding_crusts controls_all_the_food pantry_key weighs_the_formula weighs_out_the_formula
        """
    ),
    "DOCTOR": words(
        """
        insulin epipen epilepsy_meds epilepsy_medication seizure_meds seizure_medication seizures ventolin puffer preventer inhaler antibiotics antibiotic hospital doctor gp emergency ed medical_help medical_attention medical_treatment medical_care treatment ambulance medication meds medicine tablets chemo dialysis surgery transfusion blood_transfusion blood_glucose dentist checked checked_out stitches stitched
        surgeon specialist diabetes_medication sugar_checked heart_medication seen_to looked_at wet_nappy oxygen asthma_pump seen_by_a_doctor tube_feeds see_anyone
        paediatrician paeds clinic appointment appointments specialist_appointment physio audiologist
        midwife nurse obstetrician flying_doctor rfds
        """
    ),
    "ILL": words("fever temperature seizure seizures fitting infected infection infected_sores abscess abscesses scabies maggots untreated gangrene pneumonia asthma_attack vomiting_blood diarrhoea dehydrated burn burns broken_arm broken_leg burn_wound wound rotten_teeth rotting_teeth teeth_are_rotten abscessed rash_is_raw bleeding_nappy_rash raw_nappy_rash nappy_rash pus festering tooth_abscess lethargic jaundiced yellow grunting can't_breathe cant_breathe short_of_breath struggling_to_breathe blue_lips limp floppy weeping_sores diabetic ketones teeth_are_black black_teeth teeth_are_brown teeth_are_rotting ringworm has_boils covered_in_boils impetigo school_sores ulcers hasn't_slept_since"),
    "WANDER": verbs("wander roam walk play find:found crawl run:ran toddle cross sit:sat stand:stood sleep:slept climb hang_around:hung_around"),
    "MINDS": words(
        """
        looks_after looking_after look_after looked_after minds minding caring_for cares_for care_for in_charge_of left_in_charge_of feeds raising cooks_for babysits babysitting parenting takes_care_of taking_care_of gets_up_to changes_nappies putting_to_bed does_all_the_cooking cooking_for bathing bathes getting_up_to left_to_care_for left_to_look_after left_to_mind doing_the_night_feeds does_the_night_feeds responsible_for supervising
        giving_the_baby giving_bub bathing_the_baby changing_the_baby feeding_the_baby gets_the_little_ones getting_the_little_ones dresses_the_little_ones
        getting_up_for getting_the_other getting_the_others getting_his_little getting_her_little cooking_tea_for
        """
    ),
    "CARING": words(
        """
        looks_after looking_after look_after minding minds caring caring_for cares_for in_charge in_charge_of supervising supervise babysitting breastfeeding breastfeeds breastfed feeding pick_up picked_up picks_up picking_up pickup pick-up collect collected collects collecting dropping_off drops_off dropped_off drop_off holding bathing co_sleeping cosleeping co_sleeps cosleeps sharing_a_bed in_bed_with in_the_bed_with in_the_same_bed next_to beside
        asleep_on sleeping_with sleeps_with rolled_on rolled_onto lying_on only_adult sole_carer school_run carrying nursing lap pushing_the_pram in_her_arms in_his_arms bring_home access_visit home_visit dropping feed
        """
    ),
    "DRIVE": verbs("drive:drove:driven") | words("behind_the_wheel in_the_car at_the_wheel at_pick_up at_school_pick_up at_pickup school_run crashed crashed_the_car drink_driving drove_off driving_around on_the_quad in_the_ute on_the_boat on_the_motorbike rolled_the_car in_his_ute doing_burnouts"),
    "DRUNK": words(
        """
        drunk intoxicated stoned plastered legless tanked sloshed off_his_face off_her_face off_their_face off_their_faces off_his_head off_her_head off_their_heads off_his_chops off_her_chops off_tap off_their_chops under_the_influence passed_out blacked_out blacks_out on_ice on_the_ice on_meth on_the_meth on_the_gear on_gear on_drugs on_heroin on_ghb on_speed on_crack on_the_pipe on_the_piss on_the_grog on_the_drink
        high_on_ice high_as_a_kite high_on_drugs high_on_something been_drinking been_using been_smoking been_on_the_drink had_been_drinking drinking_heavily drinks_heavily drinks_herself drinks_himself reeking_of_alcohol reeked_of_alcohol reeks_of_alcohol reeked_of_grog smelling_of_alcohol stinking_of_grog stank_of_alcohol smelt_of_alcohol smelled_of_alcohol smells_of_alcohol smelt_of_booze smelled_of_booze smelt_of_grog smells_of_grog smelling_of_grog reeking_of_booze reeking_of_grog reeked_of_booze
        pissed pissed_as full_drunk charged_up full_as_a_boot blind_drunk nodding_off nodding_out on_the_nod using_again using_ice using_meth using_heroin using_drugs smoking_ice smoking_meth smoking_crack smoking_cones smoking_bongs injecting injects shooting_up shoots_up shot_up slurring slurring_her_words slurring_his_words slurred unconscious over_the_limit too_drunk drug_affected substance_affected alcohol_affected full_from half_cut three_sheets_to_the_wind chroming sniffing sniffs_petrol sniffing_petrol sniffing_paint huffing off_their_tree off_his_tree off_his_nut off_her_nut off_their_nut affected_by_drugs affected_by_alcohol
        affected_by_something on_a_bender comatose couldn't_be_woken could_not_be_woken can't_be_woken can't_wake_her can't_wake_him couldn't_wake_her couldn't_wake_him couldn't_wake_mum couldn't_wake_dad out_cold passed_out_drunk zonked off_the_planet tweaking coming_down on_the_turps blotto binge_drinking drugged_up drugged_out scattered_on_ice unable_to_stand could_barely_stand can_barely_stand barely_stand couldn't_stand_up had_a_skinful overdosed overdosing od'd
        spaced_out out_of_it gone_on_ice munted maggoted paralytic ice_again drunk_again had_a_few sculling breath_smelt_of_wine bottle_of_vodka case_of_beer bottle_of_wine
        get_her_to_wake get_him_to_wake get_mum_to_wake get_dad_to_wake can't_rouse couldn't_rouse can't_be_roused couldn't_be_roused
        smell_it_on smelt_it_on smelled_it_on on_the_pipe
        slumped slumped_over out_to_it nodded_off_at
        fell_asleep_at_the_wheel
        on_the_wrong_side_of_the_road passed_out_in snorting
        """
    ),
    "TIPSY": words("high still_using using_while|when|at|in|daily wasted smashed drinking affected bender tripping scattered stumbling staggering swaying is_drinking drinks wine relapsed relapsing"),
    "DRUGS": nouns("drug needle syringe bong crack_pipe ice_pipe meth_pipe cone") | words("ice meth crystal heroin cocaine ghb methadone fentanyl speed pot weed gunja cannabis alcohol grog booze vodka beer bourbon wine sharps sleeping_tablets phenergan valium cones drug_paraphernalia pipe pipes cask_wine bongs xanax dealers drug_dealers dealing cooking_meth"),
    "GIVEN_DRUGS": words("drug drugs ice meth alcohol grog booze vodka beer wine phenergan valium sleeping_tablets sleeping_pills cough_syrup antihistamines cones weed pot gunja heroin methadone marijuana cannabis bourbon seroquel rum panadeine codeine shots bong bongs a_bong puffs cone a_drag a_toke edibles rollies speed line_of_speed a_line antihistamine sleeping_syrup"),
    "HAZARD": nouns("needle syringe maggot rat cockroach bong ice_pipe crack_pipe meth_pipe knife sharps_container used_nappy exposed_wire live_wire dog_poo broken_bottle loaded_gun cat_pee") | words("needles sharps faeces feces poo vomit urine mould black_mould rotten_food rotting_food rubbish broken_glass animal_faeces dog_mess dog_shit cat_shit shit human_waste used_nappies used_needles syringes drugs ice meth drug_paraphernalia meth_lab drug_lab exposed_wires exposed_wiring live_wires petrol chemicals loaded_guns guns loaded_rifle filth dirty_nappies cockroaches rats maggots knives smoke_damage bare_wires sewage raw_sewage razor_blades bongs dope hydro pipe"),
    "HOMEPLACE": words("floor floors house home cot bed bedroom bedrooms room rooms kitchen bench reach carpet bathroom lounge mattress couch table everywhere wall walls lino yard backyard bath pram unit caravan flat nappy_bag fridge sink place toys play_area shed garage laundry"),
    "FILTHY": words(
        """
        filthy squalid squalor uninhabitable unliveable putrid feral hoarding_house same_clothes the_same_clothes filthy_clothes dirty_clothes same_nappy soiled_nappy soaked_nappy full_nappy wet_nappy dirty_nappy stinks_of_urine smells_of_urine smelt_of_urine reeks_of_urine stinking_of_urine smelling_of_urine reeking_of_urine smells_of_wee smelt_like_wee smelled_like_wee reeking_of_wee stinks_of_wee soaked_in_urine covered_in_faeces covered_in_poo covered_in_vomit crawling_with_lice riddled_with_lice infested lice_infested caked_in
        covered_in_scabies unwashed unbathed no_bedding mattress_on_the_floor matted_hair hair_is_matted hasn't_been_bathed hasn't_been_changed not_been_changed nappy_hadn't_been_changed nappy_hasn't_been_changed neglected infested_with crawling_with cockroach_infested rat_infested rotting sodden_nappy stained_clothes bare_feet no_shoes barefoot smells_so_bad
        """
    ),
    "UNSAFE_SLEEP": words("face_down on_his_tummy on_her_tummy on_his_stomach on_her_stomach on_the_couch on_the_sofa on_a_pillow on_pillows on_a_beanbag in_a_beanbag in_the_bouncer in_the_car_seat in_a_drawer in_a_box in_a_suitcase on_the_floor with_a_bottle_propped bottle_propped propped_bottle under_a_doona with_the_dog with_the_dogs in_the_pram_all_night on_an_adult_bed in_the_boot on_bare_boards on_the_concrete on_concrete on_cardboard in_the_bath in_the_dog_bed under_blankets in_the_car in_a_car in_the_shed in_a_shed in_a_tent"),
    "SLEEP": verbs("sleep:slept co_sleep:co_slept nap lie:lay:lain settle lay:laid") | words("put_to_sleep puts_to_sleep put_down puts_down asleep"),
    "NAPPY": words("in_his_nappy in_her_nappy in_a_nappy in_nappies only_a_nappy just_a_nappy barefoot bare_feet no_shoes naked nude in_pyjamas in_his_pyjamas in_her_pyjamas in_his_pjs no_clothes with_nothing_on undies in_his_undies in_her_undies no_pants in_socks"),
    "SWALLOWS": verbs("swallow scull guzzle neck"),
    "WRONGFOOD": words("cordial coke soft_drink cow's_milk condensed_milk coffee energy_drink energy_drinks sugar_water rice_water red_bull tea_with_sugar watered_down"),
    "ALLOWED": words("allowed permitted given offered"),
    "QUIETEN": words("quiet sleep settle asleep sleeps calm settled quieter peace knock_him_out knock_her_out knock_them_out"),
    "NIL": words("nothing"),
    "PANTRY": words("cupboard cupboards fridge pantry freezer esky"),
    "VERMIN": words("rats rat dog dogs snake cockroaches pig ants"),
    "FORGETS": verbs("forget:forgot:forgotten"),
    "LYING": words("asleep_on fell_asleep_on falls_asleep_on rolled_on rolled_onto rolls_on lying_on lay_on sat_on"),
    "THIN": words("losing_weight lost_weight not_gaining not_gaining_weight not_putting_on_weight dehydrated malnourished starving underweight emaciated failing_to_thrive dropped_weight sunken_eyes losing_condition"),
    "LEFT": words("left abandoned dumped deserted ditched"),
    "WHEEL": words("asleep_at_the_wheel"),
}  # fmt: skip
