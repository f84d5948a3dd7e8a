"""Who tells whom, when, and what makes a sentence speak of harm in general."""

from cop.screening.lexicon.inflect import nouns, verbs, words

TALK = {
    # Somebody tells.
    "TELL": verbs(
        "tell:told disclose whisper text message phone reckon draw:drew:drawn write:wrote:written show:showed:shown confide admit:admitted beg:begged blurt mention confirm allege let_slip:let_slip say:said report ring:rang:rung call scream yell sob post mime act_out:acted_out share reveal confess ask cry notify describe state hint indicate announce email dm snapchat inform"
    ) | words("disclosure disclosures told_me got_a_text got_a_message got_a_call a_text_from text_from message_from call_from rang_in_tears in_tears wrote_in_her wrote_in_his journal drawing reckons apparently quote quoted claims claimed claiming according_to came_out_with insists insisted lets_slip swears swore opened_up_about opened_up blurting out_loud note_saying sms voicemail voice_message"),
    "TELLS_ME": words(
        """
        told_me told_us told_my told_our told_staff told_her told_his told_the tells_me tells_us telling_me disclosed disclosed_to confided_in_me confided_in confided whispered_to_me texted_me messaged_me rang_me called_me said_to_me says_to_me told_one_of asked_me let_slip blurted_out whispered showed_me came_to_me begged_me i_was_told we_were_told i've_been_told been_told we've_been_told just_been_told heard_from got_a_call got_a_text got_a_message got_a_dm got_an_email got_off_the_phone
        off_the_phone on_the_phone rang_in_tears in_tears rang_this rang_to_say called_to_say told_a told_someone told_another told_two told_three told_mum told_nan told_dad told_their just_rang just_told just_said just_texted just_messaged just_called said_this_morning disclosed_that has_disclosed have_disclosed just_disclosed messaged_us texted_us disclosed_this told_this_morning told_today rang_us phoned_me phoned_us emailed_me emailed_us wrote_to_me confided_to reported_that
        reports_that says_that said_that texted_to_say messaged_to_say told_her_friend told_him confided_in_her
        """
    ),
    "SEEN": verbs("see:saw:seen notice hear:heard:heard find:found overhear:overheard:overheard witness observe spot discover observe smell:smelt lay_eyes_on:laid_eyes_on set_eyes_on:set_eyes_on hear_from:heard_from photograph watch")
    | words("pretty_sure i_think we_think i'm_worried im_worried worried_about worried_that worried_for concerned_about concerned_that concerned_for suspect suspects suspected suspecting i_believe convinced we_believe thinks wondering_if sounds_like looks_like seems_like worried caught walked_in_on gut_feeling fear_that fears_that alarmed freaked_out seriously_concerned really_concerned very_concerned extremely_concerned"),
    "NOW": words(
        """
        today this_morning this_arvo this_afternoon this_evening last_night yesterday tonight over_the_weekend right_now just_now every_night all_night an_hour_ago ten_minutes_ago five_minutes_ago minutes_ago hours_ago days_ago at_lunch at_recess at_pick_up
        at_pickup at_drop_off at_dropoff at_kindy the_other_day at_the_visit on_the_visit at_handover yest 2nite tonite as_we_speak  at_access
        """
    ),
    "LATELY": words("on_the_weekend at_the_moment this_week last_week again just monday tuesday wednesday thursday friday saturday sunday weekend all_day currently tmrw tomorrow this_weekend next_week next_month in_june in_july in_december in_january lately recently these_days after_school before_school urgent at_clinic at_playgroup in_class at_contact home_visit"),
    "MINE": words(
        """
        one_of_my one_of_our my_student my_client my_kids my_girl my_boy my_yp our_student our_client our_yp my_young_person our_young_person my_class our_class my_caseload our_caseload my_group i_work_with we_work_with i_support we_support i_see i_visit we_visit i_look_after of_mine of_ours of_our of_my a_kid_i a_boy_i a_girl_i a_family_i family_i family_we
        i_teach i_coach next_door our_street down_the_road i_mentor i_drive i_care_for we_care_for i_case_manage i_case_manage we've_got_a i've_got_a ive_got_a i_have_a in_foster_care in_resi this_kid this_child this_boy this_girl this_mum this_dad this_family this_baby this_little this_bub this_one this_yp that_kid that_girl that_boy that_family that_mum that_dad another_kid another_family my_niece my_nephew
        my_grandson my_granddaughter my_sister's my_neighbour's
        """
    ),
    # The sentence is about a subject.
    "GENERAL": words(
        """
        training trained module modules workshop workshops webinar webinars guidance guideline guidelines policy policies procedure procedures fact_sheet fact_sheets factsheet factsheets research study studies statistics stats data per_cent percent prevalence   framework standards first_aid_course training_course covers topic topics theme themes chapter chapters legislation definition definitions
        signs_of warning_signs red_flags indicators indicator how_to_talk|respond|support|help|tell|spot|recognise|report|prevent|deal|manage|teach|ask|explain|identify|assess|record|document|refer|handle|engage|write|work what_to_do what_to_say what_to_look children_who families_who kids_who young_people_who people_who women_who parents_who those_who mums_who dads_who girls_who boys_who babies_who teens_who students_who clients_who carers_who any_child every_child all_children no_child a_child_who child_who anyone_who someone_who somebody_who campaign campaigns prevention preventing prevent prevents    
        hotline helpline   novel podcast documentary   episode scenario case_study case_studies hypothetical the_conference a_conference conference_on national_conference our_conference this_conference conference_program keynote speaker awareness mandatory national nationally statewide state_wide each_year  on_average rates trends increase decrease numbers_of joke jokes  exhibition    literature article articles   inquiry royal_commission strategy strategies toolkit checklist
        template poster posters brochure brochures pamphlet          discussion  panel committee minister ministers budget funding tender grant roundtable forum forums agenda the_minutes minutes_of consultation submission   audit  report_on reports_of report_found the_report new_report annual_report plan_for tips tip questions_about question_about guide handbook manual   curriculum law laws
        children_are children_have children_were children_can children_may children_experiencing children_affected children_exposed children_living children_at young_people_are young_people_have young_people_can young_people_experiencing families_are families_have families_experiencing families_affected families_living people_are people_experiencing women_are women_experiencing generally many_children most_children some_children many_families most_families many_kids most_kids many_parents most_parents
        some_parents can_cause causes never_shake some_kids some_families some_mums many_mums young_people_often kids_often children_often e_learning elearning induction orientation communities cohort the_act amended section_of_the_act crimes_act offence offences clinic_on specialist_team multi_agency reform reforms practice_guide practice_paper newsletter hashtag petition app_for database portal charity fundraiser fundraising raise_money donations donation sector services statistic figures percentage quarter quarterly rate_of the_rate screening_tool risk_assessment risk_assessments
        assessment_tool safety_planning refresher accredited diploma assignment     psychologist's_talk expert experts professor dr_ academics ted_talk keynotes awareness_week awareness_month child_protection_week memorial anniversary white_ribbon r_u_ok supervision_session debrief practice_question practice_tip reflective_practice flow_chart flowchart decision_tree protocol protocols
        book_about good_book books_about book_on picture_books book_club learnings evidence_base the_paper_says discussion_paper working_paper
        interesting_paper this_paper new_paper service_review policy_review training_session info_session information_session training_resource
        per_year the_survey questionnaire
        a_child_can a_child_may a_child_has a_child_might any_adult isn't_a_reason is_not_a_reason not_a_reason a_kid_who a_parent_who a_family_who a_mum_who_has
        workers_who staff_who people_told_us young_people_told kids_told_us mums_told_us dads_told_us
        """
    ),
    # Made up, or told for its own sake.
    "FICTION": words(
        """
            novel novels documentary documentaries podcast scenario scenarios vignette vignettes case_study case_studies case_example role_play role_plays roleplay roleplays  tv_show tv_series  episode storybook story_book picture_book picture_books play_about play_was_about play_is_about book_about story_about stories_about    lyrics hypothetical hypothetically fictional fiction imaginary made_up_example practice_example
        worked_example training_example training_video training_dvd memoir autobiography soap_opera neighbours_episode home_and_away character characters told_us_about_a_case trainer|presenter|speaker|lecturer|facilitator_told|described|said exam_question quiz simulation    drama_class musical puppet puppets  in_the_example for_example example_only sample_answer netball_drama
        the_film a_film this_film film_about films_about short_film movie_about the_movie a_movie this_movie movie_night training_exercise song_about the_song the_play lyrics tv_series poem_by
        has_he_ever has_she_ever have_you_ever do_you_ever does_he_ever does_she_ever has_anyone_ever have_they_ever
        say_a say_an let's_say
        pretend_kid|child|mum|dad|client|family fake_transcript|transcripts|client|family|case test_case|transcript what_would_happen_if_a
        """
    ),
    "LONG_AGO": words(
        """
        years_ago decades_ago year_ago when_i_was growing_up as_a_child i_was_a_kid i_was_a_child my_own_childhood in_the_sixties in_the_seventies in_the_eighties in_the_nineties historical historically historic inquest coroner coronial royal_commission court_heard survivor_of adult_survivor in_the_1960s in_the_1970s in_the_1980s in_the_1990s back_in_the_day my_childhood our_history stolen_generations the_stolen_generation last_century in_19##    headline headlines
        news_story the_abc media_release the_advertiser    four_corners case_law the_court_found once_upon
        in_the_twenties in_the_thirties in_the_forties in_the_fifties in_the_1920s in_the_1930s in_the_1940s in_the_1950s
        as_a_girl as_a_boy when_she|he_was_a_girl|boy|kid
        """
    ),
    "HOW": words("how what who where which when should do does can could would is are has"),
    "COURSE": nouns("session talk workshop lesson chapter handout poster book course webinar module leaflet brochure pamphlet slide presentation refresher"),
    "YOU": words("you your anyone others people staff workers services everyone teams practitioners educators volunteers"),
    "GENERIC": words(
        """
        children kids families parents babies women men girls boys mums dads young_people people teens teenagers students clients carers toddlers infants survivors victims mothers fathers adolescents young_ones youth grandparents siblings newborns
        """
    ),
    "SOMEONE": words("a an any another some someone somebody anyone anybody one your you police services agencies schools children kids families parents people staff workers young_people students women mums clients carers teenagers teens girls boys there it's"),
    # The business of services.
    "SYSTEM": words("app portal account system mygov login logins password c3ms website form email computer laptop database phone software server website ipad logged log_in printer photocopier scanner"),
    "BUSINESS": nouns(
        """
        meeting agenda service network council minister department trainer supervisor payroll publisher organisation tender project panel  choir carnival venue budget roster newsletter workplace colleague manager agency partner_agency event conference morning_tea fundraiser trivia_night raffle board sector region playgroup library timetable funder auditor spreadsheet inbox printer database website
        portal deadline invoice contract grant photocopier spreadsheet training zoom webinar teams_meeting bus_timetable car_park_fees staffroom policy procedure tournament premiership grand_final quiz_night umpire referee opposition 
        """
    ) | words("the_minutes minutes_of funding premiers program programs programme programmes sessions resource resources presentation presentations slides survey surveys website webpage feedback evaluation forum forums roundtable newsletter"),
    # What strikes nobody with its hand.
    "MATTER": nouns(
        """
        cut bill fine fee charge cost flood fire cyclone storm drought virus cold flu bug closure budget change decision ban workload wave email news rain heat pandemic price rise delay shortage recession inflation grant rule reform policy deadline gate photocopier printer wind hail power_outage outage backlog resignation vacancy tax mortgage rent gap system process form
        """
    ) | words("covid covid-19 funding costs fees news illness gastro weather measles chickenpox paperwork red_tape floods bushfires bushfire interest_rates grief emotion emotions nostalgia reality realisation waitlist waitlists loss benefit benefits payment payments rules forms interest workloads comments comment remarks remark words gossip rumours earthquake"),
    "SPORT": words("footy netball soccer rugby sport sports carnival training_run trampoline monkey_bars playground bike bikes scooter skateboard swing swings fell tripped tackle tackled  cricket basketball gymnastics balance_bike pony horse grand_final slide see_saw flying_fox crows magpies dockers bombers bulldogs broncos cowboys roosters panthers wallabies matildas socceroos ladder premiers"),
    "FALLS": words("fell falls tripped slipped won't_say wont_say won't_tell explanation story stories doesn't_match don't_match doesn't_add_up don't_add_up do_not_match does_not_match explain explains says walked_into changes changing different inconsistent account no_idea how_she how_he nobody_knows can't_say won't_talk claims changed rolled rolled_off clumsy dog brother dad mum stepdad nan boyfriend she_got he_got said dunno can't_explain unexplained"),
    "INNOCENT": words("mosquito mosquitoes mosquitos mozzies mozzie sandflies midges ants eczema operation surgery immunisation vaccination vaccine chickenpox measles allergy hives hayfever birthmark tattoo facepaint paint makeup texta appendix stings wasp bee jellyfish trampoline cactus prickles kitten kittens puppy gastro virus flu tonsillitis croup lost_#_teeth lost_a_tooth loose_tooth graze|scab|scratch_on_his|her|my_knee|knees|elbow|elbows|shin|shins grazed_knee grazed_knees forceps ventouse caesarean"),
    "SAID": words("said told whispered asked showed drew wrote disclosed rang texted messaged called let blurted confided admitted walked came turned ran screamed yelled cried"),
    "DISCLOSED": words("disclosed discloses disclosing let_slip lets_slip whispered whispers confided confides blurted blurts begged_me swore_me made_me_promise made_me_swear opened_up_to broke_down_and asked_me_not_to told_me_not_to made_her_promise keep_it_secret keep_quiet not_to_tell_anyone word_for_word exact_words i_quote"),
    "CHECKS": words("weigh see check examine sight visit talk_to speak_to look_at undress"),
    "RETRACTS": words("retract|retracts|retracted|retracting recant|recants|recanted|recanting backtracked took_it_back took_it_all_back taken_it_back made_it_up made_it_all_up dreamt_it dreamed_it says_it_never_happened said_it_never_happened saying_it_never_happened"),
}  # fmt: skip
