"""Small words between the others."""

from cop.screening.lexicon.inflect import verbs, words

SMALL = {
    "DET": words(
        """
        the a an my his her their our this that another both each all_the one_of_the one_of_her one_of_his one_of_their one_of_my one_of_our one_of_our_little these those two three four five six some mum's dad's # both_of_the both_the
        each_of_the either_of_the any_of_the a_couple_of_the couple_of several half_the your
        one
        """
    ),
    # They make kids somebody's in particular.
    "THESE": words("the my his her their our these those two three four five six seven both # s one_of_the one_of_my one_of_our both_the all_the some couple_of a_couple_of"),
    "POSS": words("my his her their our your s"),
    "S": words("s"),
    "A": words("a an"),
    "THE": words("the this that my our"),
    "BE": words(
        "is was were are be been being get gets got getting gotten s re isnt wasnt arent werent m end_up ended_up ends_up has_been have_been had_been"
    ),
    "HAVE": words("has have had having ve hasnt havent hadnt got s gets get d"),
    "WILL": words(
        """
        will ll would d gonna going_to goingto wants_to want_to wanted_to wanting_to might could may is_going_to going_2 was_going_to about_to plan_to plans_to planning_to planned_to tried_to try_to trying_to tries_to wanna gunna
        swore_to promised_to intends_to intending_to attempting_to attempted_to  vowed_to be_able_to like_to feel_like feels_like felt_like feeling_like urge_to urges_to ready_to close_to thinking_of thinking_about thinks_about thought_about talks_about talking_about talked_about talk_about
        dreams_of wanted_2 considering end_up trying_2
        """
    ),
    "NOT": words(
        """
        not never no nt don't doesn't didn't isn't wasn't aren't weren't hasn't haven't hadn't won't wouldn't can't cannot couldn't shouldn't dont doesnt didnt isnt wasnt arent werent hasnt havent hadnt wont wouldnt cant couldnt
        shouldnt without hardly nobody no_one noone neither nor none barely ain't aint no_longer refuses_to refused_to refusing_to refuse_to stopped can_not will_not havnt refuses refused refusing nothing not_had
        """
    ),
    "NO": words("no any without nothing out_of ran_out_of zero hardly_any barely_any little not_enough run_out_of"),
    "WONT": words(
        """
        won't wont refuses refused refusing refuse will_not wouldn't wouldnt not_allowed forbids forbade refuses_to refused_to refusing_to refuse_to doesn't didn't not never don't hasn't isn't cancelled keeps_cancelling stopped cannot can't unable fails_to failed_to failing_to
        doesnt didnt dont hasnt isnt cant wasn't wasnt neglects_to haven't havent
        """
    ),
    "ADV": words(
        """
        just badly really also still repeatedly always constantly often regularly physically sexually apparently allegedly almost then even now only actually being been since probably possibly basically maybe again sometimes literally both
        all nearly getting too keeps keep kept keeping so very currently deliberately reportedly gonna going_to severely violently emotionally verbally routinely frequently previously recently definitely clearly obviously seriously usually
        purposely purposefully intentionally once twice ever already nearly quite pretty bit a_bit a_little_bit properly horribly brutally viciously either either starts started starting likes_to tries_to tried_to used_to has have had about_to full_on fully proper heaps probs legit lowkey more pretty_much pretty_badly
        half completely totally absolutely mostly effectively seemingly forever continually continuously  each other out up is nightly daily weekly
        """
    ),
    # Words that may follow `her` when it stands for her alone.
    "FUNC": words(
        """
        in on with by across against into to when and again last this so hard because for every till until at around over if while yesterday today tonight as but or out up down off from under before after all during like where most then outside inside
        there here just really who alone since between both too more once twice several many right is was were are has had will would with without anymore any_more even always sometimes daily regularly badly inappropriately sexually repeatedly cos coz bc she he they we i
        it about through onto that which whenever each back away behind round whilst tmrw rn lol later earlier next due not never still also although though unless near beside upstairs once first only
        """
    ),
    "TO": words("to"),
    "BY": words("by"),
    "WITH": words("with using w"),
    "IN": words("in inside into within on at"),
    "ON": words("on over across around round under up down along all_over behind to near above below onto inside beneath between through off"),
    "OF": words("of from for about"),
    "AND": words("and or but & n so then"),
    "IF": words("if unless whether suppose imagine in_case should supposing where"),
    "WHEN": words("when whenever where every_time"),
    "WHILE": words("while whilst as when if"),
    "UP": words("up out in outside inside away off down back over"),
    "DO": verbs("do:did:done go:went:gone keep:kept start let:let"),
    "MAKE": verbs("make:made force pressure coerce ask tell:told pay:paid get:got want trick bribe blackmail beg convince persuade teach:taught groom offer encourage pester invite order demand push threaten expect train"),
    "FORCE": verbs("make:made force pressure coerce bully blackmail trick"),
    "LET": verbs("let:let allow permit"),
    "GIVE": verbs("give:gave:given buy:bought supply send:sent offer slip shout pay:paid feed:fed get:got provide sell:sold lend:lent promise"),
    "TAKE": verbs("take:took:taken grab snatch pick pull collect remove"),
    "GET": verbs("get:got cop receive give:gave:given take:took:taken"),
    "SEEM": verbs("seem look appear turn become:became go:went:gone feel:felt smell:smelt keep:kept stay come:came remain"),
    "SAY": verbs("say:said tell:told explain"),
    "AT": words("at"),
    "MANY": words("many much"),
    "OR": words("or otherwise else unless"),
    "REFUSAL": words("won't wont refuses refused refusing refuse will_not wouldn't wouldnt keeps_cancelling"),
    "TAKES": verbs("take:took:taken bring:brought"),
    "BACK": words("back home over"),
    "OVERS": words("over down"),
}  # fmt: skip
