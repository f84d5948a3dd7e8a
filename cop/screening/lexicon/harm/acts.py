"""What is done to somebody: blows, handling, touching, threats."""

from cop.screening.lexicon.inflect import done, nouns, verbs, words

_BLOWS = """
    hit:hit clip punch kick slap smack bash belt flog whip choke strangle throttle stab whack thump clout headbutt head_butt molest rape assault abuse hurt:hurt drown smother suffocate scald starve attack torture spank cane wallop
    pummel thrash clobber backhand backhander king_hit stomp kneecap shoot:shot electrocute poison sodomise bugger grope fondle batter bludgeon brutalise traumatise terrorise abduct kidnap:kidnapped traffick exploit bite:bit:bitten headlock flatten knife:knifed
    molested sexually_assault sexually_abuse physically_abuse touch_up feel_up:felt_up interfere_with penetrate overpower pimp prostitute king_hit maul mistreat maltreat victimise waterboard degrade humiliate
    injure neglect maim mutilate burn:burnt
"""
_ROUGH = """
    throw:threw:thrown drag grab shove push burn:burnt pull yank slam toss chuck hurl fling:flung swing:swung:swung ram tie squeeze twist pinch flick hose jam force jerk shake:shook:shaken bend:bent smash trip hang:hung pin dangle kick scratch bang squash crush wrench dump tackle wrap tape gag duct_tape cuff handcuff
    spit:spat lock shove lash crack wallop whack
"""
_TOUCH = """
    touch grope fondle lick kiss rub stroke tickle cuddle massage feel:felt finger:fingered grab hump straddle spoon caress pash suck expose flash perv peep spy penetrate
"""
_KILL = """
    kill murder shoot:shot stab strangle hurt:hurt bash drown burn:burnt smash slit:slit harm gas bury poison smother suffocate choke butcher torch execute hang:hung slash throttle run_over:ran_over flog belt punch rape 
    top:topped do_away_with get_rid_of set_fire_to:set_fire_to do_something_to:did_something_to shake:shook:shaken put_a_bullet_in put_in_the_ground put_in_hospital
    bash_up beat_up:beat_up:beaten_up smash_up come_after:came_after
"""

ACTS = {
    "HIT": verbs(_BLOWS)
    | words(
        """
        lay|lays|laid|laying_into lay|lays|laid|laying_a_hand_on lay|lays|laid|laying_hands_on lay|lays|laid_a_finger_on took_to take|takes|taking_to swung_at swings_at swinging_at take|takes|taking|took_it_out_on lash|lashes|lashed|lashing_out_at go|goes|went_for had_a_go_at beat|beats|beating_up beat|beats|beating_on bash|bashed|bashes|bashing_up
        tee|tees|teed_off_on ripped_into rip|rips|ripping_into whaling_on put|puts|putting_hands_on put|puts|putting_his_hands_on puts_her_hands_on put_her_hands_on raise|raised|raises_a_hand_to raised_his_hand_to get_stuck_into gets_stuck_into got_stuck_into got_physical_with gets_physical_with gets_rough_with got_rough_with is_rough_with rough_with knock|knocks|knocked|knocking_around
        knock|knocks|knocked|knocking_about knock|knocked_out knock|knocks|knocked_over knock|knocks|knocked_down rough|roughs|roughed_up smash|smashed|smashes smack|smacks|smacked|smacking_around slap|slaps|slapped_around push|pushes|pushed|pushing_around throw|throws|threw|throwing_around kick|kicks|kicked_the_shit_out_of beat|beats_the_shit_out_of beat_the_crap_out_of kicked_the_crap_out_of
        spit|spits|spat_on urinates_on peed_on stomp|stomps|stomped_on burned burning stub|stubs|stubbed_cigarettes_out_on put|puts|putting_cigarettes_out_on force|forced|forces|forcing_himself_on forced_herself_on force|forced_themselves_on takes_advantage_of took_advantage_of taking_advantage_of messes_with messing_with getting_violent_with violent_to violent_towards violent_toward violent_with
        gets_violent_with got_violent_with aggressive_with had_his_way_with have|has|had|having_sex_with sleep|sleeps|sleeping|slept_with does_things_to did_things_to doing_things_to do_things_to does_stuff_to did_stuff_to doing_stuff_to do_stuff_to does_bad_things_to did_bad_things_to did_something_bad_to does_rude_things_to did_rude_things_to does_yucky_things_to
        given_a_hiding sets_the_dog_on set_the_dog_on floored clocked clocks hooks_into hooked_into pile-drives wails_on bites glassed glassing decked pours_boiling poured_boiling poured_hot splashed_with pelted pelting throws_things_at threw_things_at throwing_things_at smashed_a_plate_on sets_fire_to set_on_fire set_alight sets_alight dangled_over hung_out_of holds_over lets_the_dog_bite king_hits pistol_whipped stood_over standing_over gets_in_the_face_of pins_down straddles
        drove_at drives_at driving_at ran_at swerved_at dose doses dosed dosing sedate sedates sedated sedating runs_over ran_over
        does_it_to did_it_to do_it_to doing_it_to done_it_to
        harms harmed harming
        run_her_and run_them_off run_her_off
        drove_his_car_at drove_her_car_at drove_the_car_at drove_the_ute_at
        throws_rocks_at threw_rocks_at throws_stuff_at pegs_things_at tasers tasered taser tases tased does_wees_on wees_on pees_on peed_on urinates_on urinated_on knocks_out knocked_out_her
        pours_cold_water_on pours_water_on poured_water_on tips_water_on throws_water_on threw_water_on hoses_down hosed_down
        went|go|goes|gone_too_far_with does|did|do|doing|done_that|this_to took_it_too_far_with
        """
    ),
    "DONE": (done(_BLOWS)
    | words(
        """
        burnt burned beaten_up beat_up bashed_up knocked_around knocked_about knocked_out slapped_around pushed_around roughed_up touched threatened groomed exploited trafficked pimped_out touched_inappropriately sexually_abused sexually_assaulted sexually_exploited
        messed_with taken_advantage_of victimised manhandled restrained tied_up held_down pinned_down held_under pushed_down thrown_around tossed_around dragged_around dragged flung thrown shoved locked_up blackmailed sextorted stalked gang_raped
        spat_on kicked_around badly_hurt severely_neglected filmed_naked shaken_up smacked_around whacked punished_with force_fed denied_food drugged spiked drink_spiked jumped mugged terrorised screamed_at glassed decked set_alight set_on_fire
        beaten
        yanked
        """
    ))
    - words("hurt injured bitten lured"),
    "ROUGH": verbs(_ROUGH) | words("pin|pins|pinned|pinning hold|holds|held|holding_down hold|holds|held_under pushed_over pushes_over"),
    "HURL": done("throw:threw:thrown drag grab shove push pull yank slam toss chuck hurl fling:flung pin hold:held tie tape lift hang:hung drop kick dump strap chain cuff handcuff shut:shut squash duct_tape force press"),
    "DROP": verbs("drop"),
    "HOLD": verbs("hold:held press"),
    "DOWN": words("down under underwater"),
    "BOUND": words("tied taped cable_tied zip_tied bound cuffed handcuffed chained strapped duct_taped roped tethered cable_ties zip_ties"),
    "PUT": verbs("put:put send:sent throw:threw:thrown keep:kept chuck kick make:made leave:left dump banish"),
    "CALL": verbs("call name label"),
    "NAMES": words("it stupid dumb useless worthless retard retarded slut whore fat ugly pig dog animal accident mistake idiot bitch cunt burden unwanted demon devil evil rubbish trash hopeless never_wanted never_born pathetic disgusting"),
    "HANDS": nouns("hand arm belt cord rope pillow bag sock cushion cloth dummy fist towel lead scarf plastic_bag knee") | words("tape duct_tape"),
    "SEXDO": verbs("watch look touch undress strip take:took:taken send:sent pose dance kiss lick suck lie:lay sleep:slept shower bath show film lick do:did:done perform have:had see:saw:seen share go:went get:got sit:sat keep:kept wank stroke rub") | words("wash washes washing bathe bathes bathing"),
    "PUNISH": verbs("sleep:slept stand:stood kneel:knelt sit:sat stay eat:ate:eaten drink:drank:drunk live run:ran squat lie:lay shower hold:held wear:wore lick swallow"),
    "HARSH": words("outside out in_the_shed in_the_dark in_the_cold in_the_rain on_the_concrete on_the_floor off_the_floor with_the_dog with_the_dogs for_hours all_night all_day under_the_house on_rice dog_food soap chilli in_the_corner cold_shower cold_showers vomit in_the_sun in_the_laundry in_the_bath in_the_garage urine faeces wet_sheets naked nappy hot_sauce mustard cold_bath on_gravel on_bricks on_tiles in_the_dark_cupboard in_the_cupboard in_the_wardrobe in_the_toilet with_no_blanket in_the_dog's_bed in_the_dog_bed on_hay in_the_dryer in_the_chook_shed with_the_chooks in_the_bin in_the_bathtub in_a_bathtub wear_a_sign a_sign"),
    "BRANDISH": verbs("pull wave hold:held bring:brought carry keep:kept point find:found grab get:got own produce brandish buy:bought swing:swung show load sleep_with:slept_with hide:hid:hidden come_at:came_at go_at:went_at run_at:ran_at lunge chase pack use stash make:made steal:stole draw:drew"),
    "ATTACK_WITH": verbs("come_at:came_at go_at:went_at run_at:ran_at go_for:went_for chase threaten lunge_at attack") ,
    "GUN": nouns("gun rifle shotgun firearm machete pistol handgun") | words("loaded_gun"),
    "ON_PURPOSE": words("on_purpose deliberately purposely intentionally on_his_head on_her_head down_the_stairs out_of_anger head_first because_he because_she to_shut to_stop to_make"),
    "SHAKE": verbs("shake:shook:shaken"),
    "BEATING": words(
        """
        hiding hidings flogging floggings belting beltings beating beatings smacking thrashing walloping backhander backhanders the_belt the_strap the_cane the_cord the_stick the_jug_cord the_hose the_wooden_spoon smack_in_the_head slap_across_the_face punch_in_the_face kicking black_eye clip_over_the_ear clip_around_the_ear whack_in_the_head
        smack_across_the_face punch_in_the_head kick_in_the_guts kick_in_the_ribs the_paddle the_whip fat_lip blood_nose thrashings bashing bashings floggin hidin beltin punch_to_the_head a_whack a_slap with_the_back_of_his_hand with_the_back_of_her_hand the_electrical_cord the_fist touch_up the_boot his_fists the_buckle the_dog_lead the_slipper
        a_fist a_hiding a_flogging a_belting a_thrashing a_bashing a_beating a_smack a_backhander a_clip
        the_punch a_punch the_bat the_cricket_bat the_phone_cord the_spoon
        """
    ),
    "TOUCH": verbs(_TOUCH) | words("put|puts|putting|putted_his_hand put|puts|putting_his_hands put|puts|putting_his_fingers put|puts|putting_his_finger put|puts|putting_her_hand put|puts|putting_her_hands put|puts|putting_hands put|puts|putting_his_mouth stick|sticks|sticking|stuck_his_hand sticks_his_fingers stuck_his_fingers slides_his_hand slid_his_hand slips_his_hand slipped_his_hand sliding_his_hand"),
    "WRONGLY": words(
        """
        inappropriately sexually down_there there where_he_shouldn't where_she_shouldn't where_they_shouldn't in_the_wrong_places in_a_way where_it's_private in_private_places indecently on_the_privates all_over in_ways under_the_doona under_the_blanket under_the_blankets under_the_covers under_the_table
        in_bed in_the_bath in_the_shower in_the_bed at_night on_the_lips with_tongue with_his_tongue in_places rudely up_her_skirt up_her_top down_his_pants down_her_pants in_a_bad_way in_a_sexual_way in_a_funny_way in_a_weird_way on_his_lap in_the_toilet in_the_change_room in_the_change_rooms in_the_dark like_that without_consent
        where_bathers_go where_her_bathers_go where_his_bathers_go up_there in_a_way_she_didn't_like in_a_way_he_didn't_like when_mum's_asleep when_mum_is_out when_mum_is_at_work in_secret when_nobody's_looking
        on_the_mouth on_the_neck on_her_lips on_his_lips on_her_mouth on_his_mouth on_her_neck under_her_shirt under_his_shirt under_her_dress inside_her_clothes inside_his_clothes
        """
    ),
    "SEX": words(
        """
        sex sexual sexually rape rapes sexual_abuse sexual_assault sexual_things sexual_stuff sexual_acts sexual_contact sexual_favours oral oral_sex blow_job blowjob blow_jobs hand_job intercourse penetration porn porno pornography rude_movies dirty_movies rude_videos dirty_videos dirty_pictures dirty_magazines rude_magazines naughty_movies sex_movies sex_videos sexy_videos rude_pictures adult_videos adult_movies
        rude_things rude_stuff rude_games yucky_things dirty_things naughty_things sexy_things masturbate masturbates masturbated masturbating ejaculated incest incestuous prostitution sexting indecent indecently grooming sexual_relationship sex_work sexualised sexualized gang_rape child_abuse_material
        undress undressed strip naked nude nudes without_clothes no_clothes_on no_clothes child_porn adult_films blue_movies nudie sexual_advances
        hump humping humps sexualised_play
        penetrative penetrative_sa csa disclosure_of_sa disclosed_sa
        """
    ),
    "IMAGE": nouns("shot photo picture pic video selfie image film vid movie snap clip recording message text dm"),
    "NUDE": nouns(
        """
        nude nude_photo nude_pic nude_picture nude_selfie nude_image nude_video naked_photo naked_pic naked_picture naked_selfie naked_image naked_video explicit_photo explicit_pic explicit_picture explicit_image explicit_video explicit_message explicit_text sexual_photo sexual_image sexual_message sexual_video sexual_picture intimate_image intimate_photo intimate_pic intimate_video intimate_picture dick_pic
        topless_photo topless_pic sexy_photo sexy_pic sexy_picture sexy_video sexy_selfie rude_photo rude_pic rude_picture dirty_photo underwear_photo underwear_pic photo_in_her_underwear bra_photo sext sexy_message dirty_message inappropriate_photo inappropriate_picture inappropriate_image inappropriate_message inappropriate_video deepfake bikini_photo bikini_shot bikini_pic underwear_shot bath_photo
        """
    ) | words("sexting sextortion sextorted sextort sextorting photos_without_her_top pics_without_her_top photos_of_her_body pics_of_her_body photos_of_his_body nudies onlyfans child_abuse_material bikini_shots bikini_photos bikini_pics bikini_shot"),
    "FILM": verbs("film photograph video take_photos_of:took_photos_of take_pictures_of:took_pictures_of take_pics_of:took_pics_of take_videos_of:took_videos_of take_a_photo_of:took_a_photo_of livestream") | words("taken_photos_of taken_pictures_of photos_of pictures_of videos_of pics_of images_of photo_of video_of footage_of selfies_of vids_of a_video_of"),
    "BARE": words("naked nude undressed undressing in_the_bath in_the_shower in_the_toilet in_the_bathroom with_no_clothes without_clothes with_nothing_on getting_changed getting_dressed in_her_underwear in_his_underwear in_her_undies in_his_undies changing sleeping topless half_dressed in_the_change_room in_the_change_rooms with_her_top_off in_her_bra without_her_top with_no_pants bathing showering asleep in_bed without_a_top with_no_top half_naked in_the_showers in_the_toilets in_the_change_room in_the_change_rooms in_her_room in_his_room in_bed unclothed"),
    "SENDS": verbs("send:sent share post swap upload sell:sold leak trade forward show demand want ask_for:asked_for beg_for:begged_for"),
    "MOVE": verbs("climb hop sneak creep:crept crawl slip get:got come:came go:went:gone jump slide:slid sleep:slept walk lie:lay:lain lay:laid burst barge visit join snuggle"),
    "CREEP": verbs("climb hop sneak creep:crept crawl slip slide:slid snuggle"),
    "NIGHT": words("at_night night tonight last_night every_night in_the_night after_dark late when_mum when_dad while_mum while_dad when_everyone when_nobody when_it's_dark bed_with bed nights with_her with_him when_she's_asleep when_he's_asleep when_she_sleeps naked bedtime and_shuts_the_door and_closes_the_door and_locks_the_door when_it_is_dark when_no_one when_she when_he drunk midnight 2am 3am most_nights some_nights the_other_night"),
    "SECRET": nouns("secret secret_game special_game special_cuddle special_time secret_cuddle special_secret special_massage secret_touch rude_game doctor_game doctors_and_nurses tickle_game special_tickle bad_secret special_friend special_hug sleepy_game") | words("our_little_secret little_secret"),
    "HUSH": words("not_to_tell never_tell told_not_to_tell don't_tell can't_tell not_allowed_to_tell must_not_tell mustn't_tell not_tell_anyone not_say_anything promised_not_to_tell shouldn't_tell keep_quiet isn't_allowed_to_tell"),
    "EXPOSE": verbs("show flash expose pull_out wave play_with touch rub wank stroke masturbate"),
    "THREATEN": verbs("threaten menace intimidate stalk follow harass terrorise blackmail") | words("threat threats death_threat death_threats stalker"),
    "KILL": verbs(_KILL) | words("drive_into drive_them_into drives_into crash_the_car blow_up slice carve smash_in cave_in gut gutting skin"),
    "MURDER": verbs("kill murder shoot:shot stab strangle smother drown suffocate slit:slit poison") | words("dead die killed"),
    "VIOLENT": words(
        """
        violent abusive abused abusing physical_abuse emotional_abuse sexual_abuse neglected neglectful explosive unhinged volatile out_of_control rageful cruelty sadistic in_danger unsafe not_safe maltreatment mistreatment harmed
        weapons beating_her beating_him hurting_her hurting_him hurt_at_home hit_at_home hurt hurts hurting hitting harming bashings bashing assaulting bullying_him bullying_her
        as_punishment as_a_punishment punished punishes punishing
        like_a_dog like_an_animal like_dogs like_animals
        fist_through foot_through holes_in_the_wall holes_in_the_walls
        """
    ),
    "QUARREL": verbs("bite:bit:bitten pinch scratch poke hit:hit kick slap push shove pull whack"),
    "WATER": words("water bath tub sink tap toilet bucket trough basin shower hose"),
    "DEEP": words("river dam sea ocean ground grave hole bin oven coffin fire creek lake well pool freezer boot wall window"),
    "DOOM": words("no_one_gets_them nobody_gets_them no_one_will_have_them nobody_will_have_them no_one_else_will_have if_i_can't_have if_he_can't_have if_she_can't_have nobody_else_will take_them_with_me take_the_kids_with take_them_with_him take_the_kids_with_him take_them_all_with take_everyone_with none_of_us_will none_of_them_will none_of_them_walk won't_see_another won't_live_to_see won't_be_alive_to will_all_be_dead be_dead_by six_feet_under sleep_with_one_eye you'll_never_see you_will_never_see never_see_the_kids never_see_her_kids never_see_them_again last_time_you_see last_time_she_sees be_sorry pay_for_this regret_it wipe_us_all_out wipe_them_out go_up_in_flames blow_us_all_up blow_the_house_up end_up_in_the_dam end_up_in_a_hole end_up_dead end_up_in_hospital next_time_she_won't next_time_it_will_be won't_be_going_home won't_come_home_alive before_i_do_something before_she_does_something before_he_does_something before_i_hurt before_i_snap before_i_lose_it be_on_the_news shoot_up_the_school nobody_better no_one_better better_not_get_in better_not_try wearing_a_box in_a_box in_a_body_bag in_a_coffin bury_them bury_her you're_dead she's_dead dead_meat put_her_in_the_ground burn_with_it  be_next she's_next he's_next do_his_sister do_her_sister do_the_baby in_the_ground_than rather_see_them_dead finish_the_job finish_her_off finish_him_off finish_them_off finish_what_he_started i'm_next accident_arranged arrange_an_accident make_her_disappear make_them_disappear take_care_of_her_for_good see_you_in_hell never_see_her_again never_see_him_again never_see_the_baby_again never_see_your_kids look_in_the_dam look_in_the_river look_under_the not_let_it_live won't_live will_not_live not_let_her_live let_the_baby_die not_let_him_live she_is_next and_she_is_next he_is_next with_her_in_it with_them_in_it with_us_in_it with_him_in_it with_the_kids_in_it with_everyone_in_it bullet_in_the_letterbox|mailbox|mail bullet_in_her|their_letterbox|mailbox"),
    "ONTOP": words("on_top_of"),
    "OFFENDER": words("conviction convicted sex_offender registered_offender offender paedophile known_paedophile on_the_offender|offenders_register on_the_sex_offender|offenders_register charged_with|over|by been_charged child_sex_charges went_to_jail_for been_in_jail_for just_out_of_jail history_of_abusing done_time_for predator did_time_for done_time did_time out_of_jail_for pedo paedo not_allowed_near_children not_allowed_near_kids not_allowed_around_kids bail_conditions_not"),
    "ASSAULTS": words("reversed_into_her reversed_over rammed_her_car rammed_the_car rammed_their_car rams_her_car ramming_her_car ran_her_off ran_them_off ran_us_off run_her_off run_them_off set_fire_to_the_house set_fire_to_her set_the_house_on_fire lit_the_house torched_the poured_petrol tipped_petrol forced_himself_on cut_the_brakes shot_at shooting_at held_at_knifepoint at_knifepoint at_gunpoint held_a_knife held_the_knife knife_to_her knife_to_his gun_to_her gun_to_his knife_at_her pulled_a_knife pulls_a_knife pulled_a_gun pointed_a_gun pointed_the_rifle grabbed_the_wheel grabs_the_wheel tried_to_crash"),
    "GROPE": verbs("touch grope fondle molest lick rub_up_against rub_against press_against"),
    "SELLS": verbs("sell:sold trade pimp rent hire loan offer lend:lent"),
    "COVERS": verbs("cover hide:hid:hidden conceal"),
    "BEASTLY": words("like_a_dog like_an_animal like_dogs like_animals from_the_dog_bowl from_the_dog's_bowl out_of_the_dog_bowl"),
    "BREAKS": verbs("break:broke:broken fracture snap dislocate twist crush burn:burnt"),
    "CRASH": words("into_a_tree into_a_truck into_a_wall into_a_pole into_the_wall into_the_river into_the_dam into_oncoming into_traffic off_the_bridge off_a_bridge off_a_cliff off_the_cliff off_the_jetty into_the_ground under_a_truck at_a_wall at_a_tree at_a_pole"),
    "COVERUP": words("told_to_say told_him_to_say told_her_to_say told_them_to_say to_say_he_fell to_say_she_fell to_say_it_was_an_accident to_say_he_tripped say_he_fell_off told_by_his_father_to_say coached_to told_by_dad_to_say told_by_mum_to_say told_by_her_father_to_say told_to_lie made_to_lie threatened_not_to_tell warned_not_to"),
    "CRIMES": verbs("fight:fought steal:stole beg:begged deal:dealt sell:sold carry nick shoplift pinch work lie:lied smoke drink:drank clean cook") | words("deliver run drop box boxes wrestle race"),
    "BEATS": verbs("beat:beat:beaten whip"),
    "LURID": words("sit_on_his_knee sit_on_his_lap sits_on_his_lap sitting_on_his_lap lift_up_their_tops lift_her_top lift_up_her_top lift_up_her_skirt lifts_her_skirt pull_down_their_pants pulls_her_pants pulls_his_pants pulled_her_pants pulled_down_her_pants pulled_down_his_pants pulls_down_his_pants pull_his_pants_down pulling_her_pants takes_her_clothes_off takes_his_clothes_off took_her_clothes_off took_his_clothes_off take_off_her_clothes take_off_their_clothes taking_her_clothes_off took_off_her_pants took_her_pants_off hurts_to_poo hurts_to_wee hurts_when_she_wees hurts_when_he_wees sore_to_wee hurts_down_there sore_down_there passed_around in_her_underwear counts_her_freckles with_his_pants_down with_no_pants no_pants_on gets_undressed_in_front plays_with_her_hair what_dads_do what_daddies_do what_daddy_does get_on_top_of gets_on_top_of got_on_top_of lies_on_top_of lay_on_top_of lays_on_top_of no_undies no_undies_on no_knickers nothing_underneath no_underwear touches_himself touching_himself touches_herself_in sits_too_close rubs_up_against rubs_himself showers_with baths_with sleeps_in_his_bed sleeps_in_her_bed sleeping_in_his_bed shares_his_bed sharing_his_bed french_kiss tongue_kiss kiss_with_tongues virgin virginity what_she_is_wearing what_she's_wearing what_he_is_wearing checks_her_body inspects_her_body looks_at_her_body checking_her_body weighs_her_naked while_she_sleeps while_he_sleeps while_she_slept while_he_slept while_she_is_asleep while_she's_asleep while_they_sleep when_she_is_asleep no_trousers with_no_trousers without_pants without_trousers without_undies no_clothes_on does|did_it_when does|did_it_after does|did_it_at_night what_he|dad|daddy|stepdad|uncle|pop|grandad|grandpa|mum|she|they|someone_does|did|do_to_her|him|them|me|us what_was_done_to_her|him|them|me fella_does_to_her|him moved_on_to_her|him moved_on_to_the_little|younger|youngest|next"),
    "CAMERA": nouns("camera webcam hidden_camera spycam nanny_cam"),
    "WHATIF": words("what_happens_to what_will_happen_to what_happens_if what_will_happen_if what_he'll_do what_she'll_do what_he_will_do what_he_would_do"),
    "PLEA": words("please_don't_hurt|hit|mum|mummy|dad|daddy|do|tell|touch|leave please_stop_it|dad|mum|hurting|doing please_dad please_mum no_daddy no_mummy stop_it_dad stop_it_mum stop_dad don't_hurt please_daddy please_mummy let_me_out let_us_out leave_me_alone get_off_me help_me_please please_help_me please_call_someone please_call please_come_quick please_come please_get_me please_get_us please_get_my come_and_get_us come_get_me come_get_us come_and_get_me"),
    "SHOUT": verbs("scream yell shout swear:swore roar bellow"),
    "HURTED": words("hurt injured wounded sold bitten"),
    "UNDRESSES": verbs("pull take:took:taken rip yank tear:tore:torn lift reach"),
    "RAM": verbs("ram"),
    "RUNS": verbs("run:ran:run knock mow bowl"),
    "INTIMATE": words("lingerie lace g_string bra undies underwear panties bikini perfume condoms"),
    "ASKS": verbs("ask beg:begged pay:paid pester message hassle pressure"),
    "WATCHES": verbs("watch stare peep spy perv look_at"),
    "SHAVES": verbs("shave"),
    "THROUGH": words("through into against"),
    "BLEEDS": words("bleed black_out pass_out"),
    "COPS": words("cop|cops|copped|copping_it cop|cops|copped|copping_all_of cop|cops|copped|copping_the_lot cop|cops|copped|copping_the_worst"),
    "KISSES": verbs("kiss"),
    "THINGS": words("things stuff everything the_joint the_place the_house_up up_the_house up_the_place"),
    "STRIPS": verbs("undress strip get_undressed:got_undressed") | words("take_off_her|his|their_clothes|top|shirt|pants take_her|his_clothes|top|shirt|pants_off"),
    "PAYS": verbs("pay:paid"),
}  # fmt: skip
