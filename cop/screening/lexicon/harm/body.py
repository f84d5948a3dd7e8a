"""Bodies and what is seen on them, things to strike with, rooms to be shut in."""

from cop.screening.lexicon.inflect import nouns, words

BODIES = {
    "BODY": nouns(
        """
        arm leg face head neck back bottom bum backside chest tummy stomach belly rib thigh shin wrist ankle cheek ear eye lip mouth hand finger body throat shoulder buttock temple jaw forehead knuckle torso upper_arm
        forearm hip calf scalp nose chin knee elbow side spine hair skin groin toe palm nappy_area abdomen skull hairline sole earlobe collarbone guts jawline eyelid nostril gum tongue eyebrow cheekbone eye_socket thumb belly_button lower_back inner_thigh inner_arm
        """
    ) | words("feet foot teeth tooth calves legs arms back_of_the_legs backs_of_her_legs backs_of_his_legs limbs pelvis"),
    "NECK": words("neck throat face mouth nose head airway airways windpipe eyes"),
    "PRIVATE": words(
        """
        private_parts private_part privates private_bits private_area private_areas privates_parts genitals genital_area penis vagina willy willie wee_wee weewee doodle fanny front_bottom front_bum tuppence fairy dick cock rude_part rude_parts rude_bit rude_bits bits
        boobs breasts breast boob nipples anus bum_hole butt bottom bum crotch groin tits pee_pee peepee minnie girl_parts boy_parts down_there downstairs down_below pants undies knickers underpants underwear nappy panties bra bathers thing between_her_legs between_his_legs between_their_legs
        between_my_legs special_parts special_place private_place privates vulva labia bathing_suit skirt pyjamas pjs jocks shorts nightie
        private
        """
    ),
    # Marks that hardly come by themselves.
    "WOUND": nouns(
        """
        bruise welt black_eye bite_mark handprint hand_print fingerprint finger_mark finger_print fingermark fingertip_mark belt_mark strap_mark loop_mark cord_mark ligature_mark choke_mark slap_mark rope_burn cigarette_burn friction_burn carpet_burn iron_burn burn_mark fat_lip
        split_lip bloody_nose blood_nose cut_lip busted_lip thick_lip shiner fracture laceration gash haematoma hematoma burn scald broken_arm broken_leg broken_wrist broken_rib broken_bone broken_nose broken_jaw broken_collarbone broken_tooth broken_femur skull_fracture rib_fracture spiral_fracture concussion
        head_injury brain_bleed subdural retinal_haemorrhage bald_patch adult_bite bald_spot slash_mark whip_mark pinch_mark grab_mark grip_mark pressure_sore knife_wound stab_wound cracked_rib cracked_skull cracked_tooth chipped_tooth ruptured_eardrum perforated_eardrum burst_eardrum torn_frenulum bruised_gum knocked_out_tooth detached_retina swollen_lip swollen_eye swollen_face swollen_jaw swollen_cheek swollen_hand chunk_of_hair puncture scorch_mark strangulation_mark
        """
    ) | words("bruising bruisin black_and_blue bruised_ribs bruised_face bruised_eye bruised_arms petechiae petechia cigarette_burns broken_ribs broken_teeth fractured_arm fractured_leg fractured_skull fractured_rib fractured_ribs fractured_wrist fractured_jaw fractured_femur dislocated_shoulder rubbed_raw clumps_of_hair clumps_of_her_hair clumps_of_his_hair clump_of_hair subdurals retinal_haemorrhages jaw_broken"),
    # They may be harmless until somebody says where or how.
    "MARK": nouns("mark scratch lump sore graze scab bump injury wound scar blister red_line fracture egg rash indent red_mark bite bite_wound hole") | words("blood swelling cuts redness burns injuries marks slices cigarette_mark stripe stripes"),
    "INJURED": words(
        """
        bruised swollen bleeding bloody bloodied burnt burned scalded blistered black_and_blue fractured broken limp floppy unresponsive not_breathing turning_blue dislocated grazed cut_up puffy infected raw covered_in_bruises covered_in_welts covered_in_blood covered_in_burns
        covered_in_sores covered_in_bites covered_in_scabies covered_in_faeces covered_in_poo covered_in_marks covered_in_cuts covered_in_scratches bruised_up bashed_up battered beaten_up swollen_shut split purple
        scalded
        """
    ),
    "ALARMING": words("bruised bleeding black_and_blue limp floppy unresponsive not_breathing stopped_breathing isn't_breathing wasn't_breathing won't_wake_up won't_wake didn't_wake_up can't_be_woken couldn't_be_woken blue_lips gone_blue went_blue turned_blue bloodied battered bashed_up beaten_up swollen_shut turning_blue covered_in_bruises covered_in_welts covered_in_blood covered_in_burns covered_in_sores covered_in_bites covered_in_marks covered_in_cuts covered_in_scratches covered_in_faeces covered_in_poo hard_to_wake difficult_to_wake hard_to_rouse barely_conscious barely_breathing pulled_out_blue nearly_drowned almost_drowned not_moving isn't_moving wasn't_moving not_responding won't_respond no_pulse didn't_respond is_not_waking not_waking isn't_waking not_waking_up blue_round_the blue_around_the blue_in_the_face subdurals retinal_haemorrhages retinal_haemorrhage not_rousing isn't_rousing won't_rouse"),
    "LIMB": words("hand hands foot feet ankle ankles arm arms wrist wrists leg legs thigh thighs stomach skin forearm forearms hips"),
    "SORE": words("sore hurts hurting hurt bleeding bleeds red itchy swollen torn stinging stings bruised raw discharge infected"),
    "UNEXPLAINED": words("unexplained suspicious non_accidental nonaccidental unaccounted inflicted mysterious mystery nasty fingertip finger_shaped hand_shaped round linear circular old_and_new belt_shaped patterned grip u_shaped"),
    # Things to strike or threaten with.
    "TOOL": nouns(
        """
        belt strap cane stick hose cord jug_cord electrical_cord extension_cord power_cord phone_cord kettle_cord charger_cord charger_cable cable whip paddle wooden_spoon spoon shoe thong slipper sandal broom broomstick mop hairbrush brush ruler coat_hanger coathanger hanger rolling_pin branch switch
        plank pole pipe chain rope wire racquet remote bottle hot_iron frypan saucepan frying_pan poker cigarette lighter hammer crowbar spanner shovel rake fist boot open_hand back_of_hand vacuum_pipe fly_swat feather_duster cricket_bat bat stockwhip electric_cord skipping_rope dog_lead dog_chain leash garden_hose poly_pipe
        buckle belt_buckle jumper_lead cattle_prod golf_club star_picket tyre_lever metal_bar iron_bar lump_of_wood bit_of_wood piece_of_wood
        """
    ) | words("jug iron lead stump cricket_stump wicket lump_of_4x2"),
    "WEAPON": nouns(
        """
        gun knife machete rifle shotgun firearm axe hammer crowbar baseball_bat bat sword weapon screwdriver pistol handgun tomahawk hatchet cleaver box_cutter stanley_knife kitchen_knife carving_knife steak_knife spear nulla_nulla hunting_knife pocket_knife blade air_rifle crossbow taser tyre_iron tyre_lever star_picket iron_bar metal_bar
        metal_pole cricket_bat nail_gun spear_gun slug_gun bottle_of_petrol jerry_can petrol_bomb molotov knuckle_duster samurai_sword chainsaw flick_knife bread_knife wheel_brace golf_club syringe
        """
    ) | words("knives petrol"),
    "SURFACE": nouns(
        """
        wall floor stair step room door doorframe bed ground couch lounge sofa table bench water bath bathtub car road stove hotplate heater cot yard window fence concrete bonnet sink toilet balcony fireplace fire oven radiator driveway cupboard
        wardrobe drain tap shower tub kerb path tree mattress pool dam river verandah porch fridge footpath gravel bin boot seat steering_wheel dashboard carpet tiles brick staircase doorway bitumen veranda
        """
    ) | words("downstairs clothesline clothes_line hills_hoist post pole chair cot rail railing edge banister ledge bridge side flagpole goalpost goal_post trampoline"),
    # Rooms and places somebody is shut in or out of.
    "SHUT_IN": nouns(
        """
        room bedroom caravan shed car cupboard house garage bathroom toilet cage laundry yard unit flat dark home backyard bed chair cot verandah wardrobe container kennel dog_run dog_house dog_kennel dog_cage pantry boot basement cellar linen_press closet attic crate pen donga chook_shed chook_pen playpen highchair high_chair pram
        dog_crate carport ute sleepout granny_flat box storeroom shipping_container bus van tent pigeon_coop balcony aviary
        """
    ) | words("night overnight all_day hours all_night day the_rain the_cold outside inside kitchen fridge pantry freezer cool_room chook_pen riverbed donga dog_box dryer washing_machine wheelie_bin suitcase esky toolbox"),
    # Where no child should be left.
    "LEFT_IN": nouns("car carpark car_park ute bath cot pram bouncer swing car_seat high_chair highchair boot house unit caravan flat van hotel_room motel pokies pub tavern casino bus_stop park playground street servo shops tub train_station side_of_the_road bush hot_car motel_room shed hotel backyard camp tent") | words("change_table top_bunk pool shallow_end deep_end shopping_trolley trolley drive_through hot_ute cemetery airport roadside"),
    "STREET": nouns("street road highway carpark car_park train_track railway train_line park roof dam river creek pool bush main_road driveway footpath servo tracks traffic freeway beach bus_stop shops lane intersection town") | words("streets roads railway_line"),
    "CLOTHES": nouns("clothes top shirt pants undies nappy knickers skirt dress shorts bra pyjamas uniform jeans underwear underpants bathers shoe swimmers trackies"),
    "BED": words("bed beds bedroom room shower bath swag tent sleeping_bag bunk cot mattress doona blanket covers sheets toilet bathroom change_room change_rooms"),
    "GENITAL": words("penis vagina willy willie wee_wee weewee doodle doodles willies penises peeny fanny front_bottom tuppence rude_part rude_parts dick cock pee_pee privates private_parts private_part private_bits minnie vulva genitals anus balls testicles thingy thing"),
    "THROAT": words("neck throat airway windpipe"),
    "WRONGWAY": words("hanging dangling twisted bent limp odd_angle weird_angle funny_angle not_moving won't_move not_using isn't_moving can't_move"),
    "SCARS": words("cuts scars marks bruises bruising burns wounds welts"),
    "HOT": words("flame flames stove fire heater tap iron candle kettle steam hotplate barbecue barbie burner gas element coals exhaust"),
    "FLOORED": words("on_the_floor on_the_ground face_down at_the_bottom_of_the_stairs in_a_pool_of in_the_bath"),
    "CRADLE": words("pram cot bassinet pusher stroller high_chair highchair baby_seat carrier capsule"),
    "BEDDING": words("bed beds cot bunk swag shower bath doona blanket blankets sleeping_bag"),
    "ORDINAL": words("third fourth fifth another second yet_another"),
    "MOTEL": words("motel hotel airbnb hotel_room motel_room cabin"),
    "WRISTS": words("wrist wrists"),
    "BATHTIME": words("nappy bath bathed bedtime toilet changed undressed changes bathe"),
    "CELLAR": words("cellar shed garage cupboard laundry wardrobe basement kennel dog_box chook_pen"),
    "HOTBATH": words("hot_bath hot_water hot_shower boiling_bath scalding_bath"),
    "LIES": words("lying laying"),
}  # fmt: skip
