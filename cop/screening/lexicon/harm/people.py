"""Who is spoken of: a child, who cares for it, anybody else, and words that stand for them."""

from cop.screening.lexicon.inflect import nouns, plural, words

_CHILD = words(
    """
        child kid kiddo boy girl baby bub bubba bubby bubs infant newborn neonate toddler tot preschooler son daughter eldest
        oldest youngest middle_one middle_child little_one littlie little_fella little_fellow little_guy little_man little_boy
        little_girl little_tacker little_mate little_brother little_sister little_cousin big_sister big_brother baby_brother baby_sister older_sister
        older_brother younger_sister younger_brother student pupil yp young_person young_fella young_bloke young_girl young_boy young_man young_woman young_lady
        young_mum young_one young_lad client sibling twin niece nephew grandson granddaughter grandchild grandbaby grannie stepson step_son step_daughter
        stepdaughter foster_child foster_kid foster_son foster_daughter teen teenager adolescent lad lass tween minor youngster stepchild step_child
        #_year_old #_yr_old #_month_old #_week_old #_day_old #_yo #_y_o #_y_old #_mo #_yr_olds #_year_olds one_year_old one_month_old one_week_old year_#_boy year_#_girl year_#_student year_#_kid
        year_one_student year_#_pupil grade_#_student reception_kid reception_child kindy_kid prep_kid tiny_baby premmie prem_baby week_old month_old cousin sister brother kinder_kid daycare_kid foster_baby
        step_sister step_brother stepsister stepbrother half_sister half_brother participant patient resident jarjum bubba lil_one lil_girl lil_boy lil_fella little_bub
        teenage_girl teenage_boy teenage_mum teen_mum mum_to_be ch year_#s
    """
)

PEOPLE = {
    # One child, or children of somebody's.
    "CHILD": _CHILD,
    "KIDS": frozenset(map(plural, _CHILD)) - {"babys"} | words(
        """
        children kids kiddos boys girls babies infants newborns toddlers sons daughters little_ones littlies little_boys little_girls students
        pupils yps young_people siblings twins triplets grandchildren grandkids grandsons granddaughters nieces nephews foster_kids foster_children stepkids step_kids
        teens teenagers adolescents lads sisters brothers brothers_and_sisters both_kids grannies jarjums young_ones youngsters cousins preschoolers
        small_ones small_fry
        """
    ),
    # Who looks after a child or lives with it, or did.
    "CARER": words(
        """
        mum mummy mom mommy mother mama dad daddy father dada parent parents mums dads stepdad step_dad stepfather step_father stepmum step_mum stepmother step_mother
        nan nanna nana nanny gran granny grandma grandmother pop poppy grandpa grandad granddad grandfather grandparent grandparents aunt aunty auntie uncle
        carer carers foster_mum foster_dad foster_mother foster_father foster_carer foster_parent foster_parents kinship_carer guardian boyfriend girlfriend partner
        ex ex_partner ex_husband ex_boyfriend ex_wife ex_missus husband wife de_facto defacto fiance missus hubby bf gf caregiver birth_mum birth_mother birth_father birth_dad bio_mum bio_dad
        old_man olds family_friend mum's_friend people_at_home somebody_at_home someone_at_home stepparent in_laws mother_in_law father_in_law household family relatives relative adult_brother house_mate housemate mother's dad's_mate
        """
    ),
    # Anybody else who may do harm.
    "OTHER": words(
        """
        man men bloke blokes guy guys stranger strangers adult adults grown_up grown_ups grownup grownups coach priest pastor minister_at_church teacher tutor babysitter baby_sitter sitter
        neighbour neighbours mate mates woman lady someone somebody person people_there older_boy older_boys older_kids older_girls other_kids bigger_kids big_kids other_boys another_kid another_boy
        another_child dealer scoutmaster scout_leader youth_leader youth_worker church_leader driver bus_driver lodger boarder flatmate flatmates roommate friend's_dad friend's_brother creep pervert paedophile pedo predator
        sex_offender offender perpetrator gang dude fella fellas classmate instructor choir_master team_mate boss manager customer partner's_mate carer's_son
        ##_year_old ##_yr_old ##_yo ##_y_o older_man older_men older_guy older_guys older_bloke older_blokes older_boyfriend older_person older_fella grown_man grown_men adult_man adult_men adult_male adult_boyfriend old_bloke old_man_next_door sugar_daddy
        couple the_couple
        anybody whoever anyone_who
        bikies bikie debt_collectors tutor pastor youth_pastor respite_worker night_staff night_worker van_driver old_fella old_fellas staff_member
        """
    ),
    # A grown man, or somebody much older than a child.
    "GROWN": words(
        """
        ##_year_old ##_yr_old ##_yo ##_y_o older_man older_men older_guy older_guys older_bloke older_blokes older_boyfriend older_person older_fella older_adult grown_man grown_men grown_woman adult_man adult_men adult_male adult_boyfriend old_bloke
        men twice_her_age twice_his_age sugar_daddy in_his_twenties in_his_thirties in_his_forties in_his_fifties in_her_thirties in_her_twenties in_his_20s in_his_30s in_his_40s in_his_50s in_their_twenties in_their_thirties in_their_20s in_their_30s
        old_enough_to_be_her_dad old_enough_to_be_his_dad old_enough_to_be_her_father grown_ups much_older way_older a_lot_older heaps_older
        man_of_## bloke_of_## guy_of_##
        """
    ),
    "BABY": words(
        """
        baby bub bubba bubby bubs infant newborn neonate premmie prem_baby tiny_baby #_week_old #_month_old one_week_old one_month_old grandbaby toddler #_mo #_day_old week_old month_old foster_baby little_bub
        """
    ),
    # Telling about these is telling about somebody in particular.
    "SINGLE": words(
        """
        carer ex boyfriend husband wife dad's mum's foster_mum foster_dad granny
        he she him her his hers himself herself bub bubba mum mummy mom dad daddy nan nanna nana pop grandma grandpa grandad stepdad stepmum yp mother father stepfather uncle aunty bubby
        """
    ),
    "AGE": words("#"),
    "SUBJ": words("he she they it i we you who that hes shes"),
    "HE": words("he she"),
    "THEY": words("they"),
    "OBJ": words("him them me us bub each_other one_another"),
    "HER": words("her"),
    "HIM": words("him her them me"),
    "IT": words("it itself something anything everything"),
    "THAT": words("that which"),
    "I": words("i we"),
    "ME": words("me us"),
    "SELF": words("himself herself themselves themself myself hisself themselfs urself"),
    "HOUSEHOLD": nouns("house home flat unit place household residence"),
    "NOBODY": words("nobody no_one noone no_body none no_adult no_adults no_grown_up no_grown_ups no_parent no_parents"),
    "THEM": words("him her them bub"),
    "YOURSELF": words("yourself"),
    "AGED": words("##"),
    "PET": nouns("dog puppy cat kitten horse pet guinea_pig bird hamster rabbit magpie snake goose rooster pony goat sheep cow calf lamb mouse parrot cockatoo"),
    "THERE": words("there home around in supervising watching"),
    "MASC": words("he dad daddy father stepdad stepfather uncle pop poppy grandpa grandad grandfather brother boyfriend husband partner ex bloke man fella coach priest pastor fiance old_man mum's_boyfriend"),
    "FEM": words("she mum mummy mother stepmum stepmother nan nanna nana grandma grandmother aunty auntie aunt sister girlfriend wife partner woman carer babysitter"),
    "HERS": words("her"),
    "HIS": words("his"),
    "BOYF": words("boyfriend bf girlfriend gf partner fiance fella bloke"),
    "SIBS": words("brother brothers sister sisters siblings twins little_brother little_sister baby_brother baby_sister little_ones brothers_and_sisters younger_brother younger_sister"),
    "EVERYONE": words("everyone everybody the_lot all_of_them all_of_us them_all us_all"),
}  # fmt: skip
