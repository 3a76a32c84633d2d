"""Invented articles. Each has a trap or a form of byline of its own; the comment over it says which."""

from .page_text import (
    BylineRow,
    EditorLine,
    Facts,
    Heading,
    Link,
    PageText,
    Paragraph,
    Picture,
    Rail,
    Teaser,
)

EMPTY_BELOW = (Rail("相关新闻"), Rail("猜你喜欢"))

RAILS = (
    Rail(
        "频道推荐",
        (
            Link("鹭湾县三座便民桥同日通车", "/yunze/luwan/201801/8100101.html"),
            Link("“一碗面”里的邻里情", "/yunze/news/201801/8100102.html"),
            Link("柳桥花市迎来年前第一拨客流", "/yunze/liuqiao/201801/8100103.html"),
            Link("岭川高铁云泽段铺轨过半 明年试运行", "/yunze/news/201712/8100104.html"),
            Link("石磨坊", "/yunze/news/201712/8100105.html"),
        ),
    ),
    Rail(
        "热点阅读",
        (
            Link("程小满: 我只想把故事讲完整...", "/yunze/news/201801/8100111.html"),
            Link("纪录片《渡口》:慢下来才看得见人...", "/lingchuan/news/201801/8100112.html"),
            Link("旧物新生", "/yunze/news/201801/8100113.html"),
        ),
    ),
    Rail("图文看点", pictures=("/yunze/news/201801/8100121.html", "/yunze/news/201801/8100122.html")),
    Rail(
        "乡里乡亲",
        (
            Link("返乡青年办起村口书屋 借书不用押金...", "/yunze/luwan/201801/8100131.html"),
            Link("电影《稻田里的灯》开机 本地老人客串...", "/yunze/news/201801/8100132.html"),
            Link("从《村歌》《晒秋》到《归舟》：一支合...", "/yunze/news/201801/8100133.html"),
        ),
    ),
    Rail("热点排行"),
)

WIDE_SLOGAN = "云泽新闻，讲好每一条街巷的故事。除了消息，这里还有街坊的笑声！不管走多远，云泽总有一盏灯为你留着。"
NARROW_SLOGAN = "云泽新闻,讲好每一条街巷的故事。除了消息,这里还有街坊的笑声!不管走多远,云泽总有一盏灯为你留着。"

# The lead byline of both roles. A paragraph that opens with 新闻推荐; 来源： and a date in a quotation.
LAMPS = PageText(
    name="lamps",
    url="https://m.yybnet.net/yunze/news/201801/8200001.html?from=list#top",
    title="云泽：老街路灯换新颜 夜归人心里亮堂",
    source="云泽日报",
    date="2018-01-09 08:22",
    story=(
        Paragraph(
            "本报讯（记者 陆明川 通讯员 何小雨）1月8日傍晚，云泽市柳桥街道的最后一盏老路灯完成更换，"
            "三百多户居民的回家路重新亮了起来。"
        ),
        Paragraph("新闻推荐栏目的读者或许还记得，去年秋天，居民顾阿姨曾在本报热线里反映巷口太黑，晚上不敢出门。"),
        Paragraph(
            "街道办请来设计师，把灯杆做成竹节模样。图纸的角落写着一行小字：“来源：云泽县志，1987-05-06 10:30重绘。”"
        ),
        Paragraph("“以前晚上出门要带手电筒，现在连地上的石板缝都看得清。”七十二岁的邓大爷说。"),
        Paragraph("据介绍，今年街道还将改造六条背街小巷，预计2018年10月底前全部完工。"),
    ),
    teaser=Teaser(
        "柳桥街道评出十户最美阳台",
        "本报讯（记者 高书瑶）近日，柳桥街道“最美阳台”评选结果揭晓，十户居民家的阳台各有各的花样。"
        "评选由社区居民一人一票...",
        "/yunze/liuqiao/201801/8200011.html",
    ),
    slogan=WIDE_SLOGAN,
    below=EMPTY_BELOW,
    rails=RAILS,
    facts=Facts(
        url="https://www.yybnet.net/yunze/news/201801/8200001.html",
        date="2018-01-09T08:22:00+08:00",
        reporters=("陆明川",),
        correspondents=("何小雨",),
    ),
)

# One paragraph, shorter than the teaser; the byline ends it and stays in it. Half-width, with seconds.
NOODLES = PageText(
    name="noodles",
    url="http://www.yybnet.net/yunze/news/201803/8200002.html",
    title="河湾手工面作坊教孩子拉面",
    source="河湾晚报",
    date="2018-03-17 16:05:09",
    story=(Paragraph("昨天上午,云泽市河湾镇的手工面作坊开门迎客,孩子们揉面、拉面、晒面,玩得满脸是粉。(记者 孟秋实)"),),
    teaser=Teaser(
        "河湾镇老戏台修好了",
        "本报讯(通讯员 冯小舟)3月15日,河湾镇百年老戏台修缮完工,十里八乡的戏迷赶来听头一场戏。"
        "戏台始建于清末,木梁上的彩绘一度剥落殆尽。去年起,镇里请来三位老匠人,按照老照片一笔一笔补画,"
        "前后用了二百一十天...",
        "/yunze/news/201803/8200012.html",
    ),
    slogan=NARROW_SLOGAN,
    below=EMPTY_BELOW,
    rails=RAILS,
    facts=Facts(
        url="https://www.yybnet.net/yunze/news/201803/8200002.html",
        date="2018-03-17T16:05:09+08:00",
        reporters=("孟秋实",),
    ),
    wide=False,
)

# Twelve short paragraphs; two correspondents printed with nothing between their names.
STEPS = PageText(
    name="steps",
    url="https://www.yybnet.net/yunze/luwan/201806/8200003.html",
    title="鹭湾县十二级台阶上的“夜校”",
    source="鹭湾新闻网-乡村频道",
    date="2018-06-02 07:40",
    story=(
        Paragraph("本报讯（记者陆青禾 通讯员周若溪程砚）晚上七点，铃响了。"),
        Paragraph("村口的十二级台阶坐满了人。"),
        Paragraph("台阶就是教室。"),
        Paragraph("“今天学什么？”"),
        Paragraph("“学写自己的名字。”"),
        Paragraph("老师姓罗，是退休的小学校长。"),
        Paragraph("黑板是一扇旧门板。"),
        Paragraph("粉笔装在饼干盒里。"),
        Paragraph("最大的学生八十一岁。"),
        Paragraph("最小的刚满六岁。"),
        Paragraph("九点，下课了。"),
        Paragraph("手电筒的光，一点一点散进村里。"),
    ),
    teaser=Teaser(
        "鹭湾县给古井装上护栏",
        "6月1日，鹭湾县八口古井全部装上木质护栏，井边还立起了讲述来历的石碑。鹭湾县水利站站长说...",
        "/yunze/luwan/201806/8200013.html",
    ),
    slogan="鹭湾新闻，一县一乡的大事小情都在这里。读完别忘了回家看看，鹭湾等你！",
    below=EMPTY_BELOW,
    rails=RAILS,
    breadcrumb=("地方网", "岭川", "云泽市", "鹭湾县", "鹭湾新闻"),
    facts=Facts(
        url="https://www.yybnet.net/yunze/luwan/201806/8200003.html",
        date="2018-06-02T07:40:00+08:00",
        channel="luwan",
        reporters=("陆青禾",),
        correspondents=("周若溪", "程砚"),
    ),
)

# The byline in a row of its own, sub-headings, a Chinese date.
ORCHARD = PageText(
    name="orchard",
    url="https://www.yybnet.net/yunze/news/201801/8200004.html",
    title="一棵梨树，半座村庄的盼头",
    source="云泽日报",
    date="2018年01月09日 08:22",
    story=(
        BylineRow("□ 本报记者 沈嘉言 通讯员 白露"),
        Paragraph("冬至过后，云泽市南山村的梨园里静悄悄的，只有剪枝的咔嚓声此起彼伏。村支书老魏说，越是闲时越不能闲。"),
        Heading("从三亩到三百亩"),
        Paragraph("2009年，村里只有三亩老梨树。那年秋天，一场冰雹打落了大半果子，不少人动了砍树的念头。"),
        Paragraph("老魏没砍。他骑着摩托车跑了七个县，学回来一套搭网防雹的办法，第二年就把果子保住了。"),
        Heading("从卖果子到卖风景"),
        Paragraph(
            "如今南山村的梨树有三百多亩，花开时节，来看花的人比树还多。村里顺势办起农家院，梨膏、梨干、梨醋样样好卖。"
        ),
        Paragraph("“树还是那些树，日子可不是从前的日子了。”老魏笑着说，明年开春还要再嫁接五十亩新品种。"),
    ),
    teaser=Teaser(
        "南山村村史馆开馆",
        "本报讯（记者 沈嘉言）元旦当天，南山村村史馆正式开馆，两百多件老物件全部由村民捐出，其中最老的一把犁头...",
        "/yunze/news/201801/8200014.html",
    ),
    slogan=WIDE_SLOGAN,
    below=EMPTY_BELOW,
    rails=RAILS,
    facts=Facts(
        url="https://www.yybnet.net/yunze/news/201801/8200004.html",
        date="2018-01-09T08:22:00+08:00",
        reporters=("沈嘉言",),
        correspondents=("白露",),
    ),
)

# No byline, though 记者 and 通讯员 stand in the prose; a date without a time; quotation marks in the title.
CANTEEN = PageText(
    name="canteen",
    url="https://www.yybnet.net/yunze/news/201805/8200005.html",
    title='"云泽味道"进校园:千名学生同吃一锅饭',
    source="岭川青年报",
    date="2018-05-04",
    story=(
        Paragraph(
            "五月的第一个周五,云泽市第三小学的操场飘着饭香。一口直径两米的大铁锅架在中央,厨师们正用木铲翻炒腊肉和蚕豆。"
        ),
        Paragraph("记者在现场看到,学生们端着碗排成四列,值日生负责添饭,老师负责分菜,没有人插队,也没有人剩饭。"),
        Paragraph("学校的小通讯员们也没闲着,他们拿着本子采访厨师,打算把这顿饭写进下一期校刊。"),
        Paragraph("校长葛老师说,这口锅是家长凑钱买的,以后每个月的第一个周五都会架起来,让孩子们记住家乡的味道。"),
    ),
    teaser=Teaser(
        "云泽三小种下百棵桂花树",
        "植树节前夕,云泽市第三小学的师生在校门口种下一百棵桂花树,每棵树都挂着一个班级的名牌...",
        "/yunze/news/201803/8200015.html",
    ),
    slogan=NARROW_SLOGAN,
    below=EMPTY_BELOW,
    rails=RAILS,
    facts=Facts(url="https://www.yybnet.net/yunze/news/201805/8200005.html", date="2018-05-04"),
    wide=False,
)

# The correspondents first, behind the organisation they write for.
CLINIC = PageText(
    name="clinic",
    url="https://www.yybnet.net/yunze/luwan/201809/8200006.html",
    title="流动诊车开进大山 村民家门口做体检",
    source="鹭湾日报",
    date="2018年9月20日 星期四 10:05",
    story=(
        Paragraph(
            "本报讯（通讯员 鹭湾县人民医院 郑岚 何远舟 记者 林知夏）9月18日清晨，"
            "一辆白色诊车沿着盘山公路开进鹭湾县最远的石岭村。"
        ),
        Paragraph(
            "车门一开，心电图机、彩超机、血糖仪依次摆好，村委会的院子转眼成了临时诊室。不到半个小时，长凳上就坐满了人。"
        ),
        Paragraph("六十八岁的卢大娘头一回做彩超。“去趟县城要倒两回车，这下省事了。”她把检查单叠好，放进贴身的口袋。"),
        Paragraph(
            "医院负责人介绍，诊车每周出发两次，到年底将走遍全县四十二个行政村。村民可以登录 https:"
            "//luwan.example/che 查看路线。"
        ),
    ),
    teaser=Teaser(
        "鹭湾县新添两辆校车",
        "本报讯（通讯员 鹭湾县教育局 曾海）9月17日，两辆崭新的校车驶入鹭湾县实验小学，惠及沿线九个自然村的孩子...",
        "/yunze/luwan/201809/8200016.html",
    ),
    slogan="鹭湾新闻，一县一乡的大事小情都在这里。读完别忘了回家看看，鹭湾等你！",
    below=EMPTY_BELOW,
    rails=RAILS,
    breadcrumb=("地方网", "岭川", "云泽市", "鹭湾县", "鹭湾新闻"),
    facts=Facts(
        url="https://www.yybnet.net/yunze/luwan/201809/8200006.html",
        date="2018-09-20T10:05:00+08:00",
        channel="luwan",
        reporters=("林知夏",),
        correspondents=("郑岚", "何远舟"),
    ),
)

# A picture with its caption, the byline as the last line, an editor.
RIVER = PageText(
    name="river",
    url="https://www.yybnet.net/yunze/news/201804/8200007.html",
    title="志愿者十年清河：捡起来的是垃圾，留下来的是清亮",
    source="云泽晚报",
    date="2018-04-22 09:00",
    story=(
        Paragraph("清晨六点，望川河的水汽还没散，二十多名穿红马甲的志愿者已经沿着河堤走出了两公里。"),
        Picture(
            "https://www.yybnet.net/uploads/201804/22/river.jpg",
            "图为4月21日，志愿者在望川河边清理漂浮物。 记者 韩子墨 摄",
        ),
        Paragraph(
            "领头的老蒋今年五十九岁，是一名公交车司机。2008年春天，他一个人拎着编织袋下了河滩，"
            "没想到第二个周末就有人跟来了。"
        ),
        Paragraph("十年下来，这支队伍从三个人变成三百多人，捡起的塑料瓶能装满四十辆卡车。"),
        Paragraph("“河清了，白鹭就回来了。”老蒋指着河心的沙洲说。"),
        BylineRow("（本报记者 韩子墨 实习生 苏念）"),
        EditorLine("责任编辑：唐一鸣"),
    ),
    teaser=Teaser(
        "望川河新增三处亲水平台",
        "本报讯（记者 邹静）4月20日，望川河东岸三处亲水平台完工，市民可以沿木栈道一直走到水边。平台采用防腐木铺装...",
        "/yunze/news/201804/8200017.html",
    ),
    slogan=WIDE_SLOGAN,
    below=EMPTY_BELOW,
    rails=RAILS,
    facts=Facts(
        url="https://www.yybnet.net/yunze/news/201804/8200007.html",
        date="2018-04-22T09:00:00+08:00",
        reporters=("韩子墨", "苏念"),
        photographers=("韩子墨",),
        editors=("唐一鸣",),
    ),
)

# A byline quoted inside a sentence is not this article's.
CLIPPINGS = PageText(
    name="clippings",
    url="https://www.yybnet.net/yunze/liuqiao/201811/8200008.html",
    title="两千张剪报 一个人的晚报史",
    source="柳桥时讯",
    date="2018年11月8日 18时30分",
    story=(
        Paragraph("本报讯(记者 乔安)柳桥街道的退休教师严老师有个樟木箱,箱里装着两千多张剪报,最早的一张是1979年的。"),
        Paragraph("那张剪报的第一行印着“本报讯(记者 郑大同)”几个字,说的是柳桥头一次通电话的事,纸边已经发黄。"),
        Paragraph("评论:这两个字在箱子里单占一格。严老师说,好评论像好茶,隔多少年泡开都有味道。"),
        Paragraph("2018年11月3日,街道文化站为他办了一场剪报展,五天来了一千三百多人。"),
    ),
    teaser=Teaser(
        "柳桥文化站办起修书铺",
        "本报讯(记者乔安)近日,柳桥文化站的修书铺开张,市民家中破损的旧书都可以送来修补,分文不取...",
        "/yunze/liuqiao/201811/8200018.html",
    ),
    slogan="每天读一点身边事,柳桥新闻与您同行。愿您推门见喜,出门有光!",
    below=EMPTY_BELOW,
    rails=RAILS,
    breadcrumb=("地方网", "岭川", "云泽市", "柳桥新闻"),
    facts=Facts(
        url="https://www.yybnet.net/yunze/liuqiao/201811/8200008.html",
        date="2018-11-08T18:30:00+08:00",
        channel="liuqiao",
        reporters=("乔安",),
    ),
    wide=False,
)

# 来源 with nothing behind it, no teaser, and links where other pages have none.
FERRY = PageText(
    name="ferry",
    url="https://www.yybnet.net/yunze/news/201802/8200009.html",
    title="最后一班渡船靠了岸",
    source="",
    date="2018-02-11 20:15:30",
    story=(
        Paragraph("2月10日傍晚，望川河上的最后一班渡船靠了岸。船老大岳师傅系好缆绳，在甲板上站了很久。"),
        Paragraph(
            "上游的便民桥已经通车，走桥只要三分钟，等船却要半个钟头。岳师傅说，这是好事，"
            "他撑了三十四年船，就盼着有座桥。"
        ),
        Paragraph("渡船不会拆。镇里打算把它拖上岸，改成一间小小的渡口纪念馆，门票不收钱。"),
        BylineRow("本报记者 岳文心 通讯员 施小鱼"),
    ),
    teaser=None,
    slogan=WIDE_SLOGAN,
    below=(
        Rail(
            "相关新闻",
            (
                Link("望川河便民桥今日通车", "/yunze/news/201802/8200019.html"),
                Link("渡口小学的孩子有了新校门", "/yunze/news/201801/8200020.html"),
            ),
        ),
        Rail(
            "猜你喜欢",
            (
                Link("一座桥的五十年", "/yunze/news/201711/8200021.html"),
                Link("船老大的歌：唱给过河的人", "/yunze/news/201710/8200022.html"),
                Link("望川河便民桥今日通车", "/yunze/news/201802/8200019.html"),
            ),
        ),
    ),
    rails=RAILS,
    facts=Facts(
        url="https://www.yybnet.net/yunze/news/201802/8200009.html",
        date="2018-02-11T20:15:30+08:00",
        reporters=("岳文心",),
        correspondents=("施小鱼",),
    ),
)

# A long story: sub-headings, numbered lines, two pictures, 文/图, and forty links in one list.
CRAFTS = PageText(
    name="crafts",
    url="https://www.yybnet.net/yunze/news/201810/8200010.html",
    title="五个手艺人，五种“慢”",
    source="岭川日报",
    date="2018-10-15 06:58",
    story=(
        BylineRow("本报记者 罗一川 文/图"),
        Paragraph("机器一天能做的事，他们要做上一个月。在云泽，还有这样一群人，把“慢”当成了本事。"),
        Heading("一、篾匠：一根竹子十六道篾"),
        Paragraph("竹匠秦师傅的院子里，竹子要先晾三个月。“急不得，竹子里的水走完了，篾才不会变。”"),
        Paragraph("他用一把传了三代的篾刀，把一根竹子剖成十六道，每一道薄得能透光。"),
        Picture("https://www.yybnet.net/uploads/201810/15/bamboo.jpg", "图为秦师傅在剖竹篾。"),
        Heading("二、漆匠：一层漆等七天"),
        Paragraph("漆匠金师傅做一只果盘，要刷二十二层漆，每刷一层，等七天。算下来，一只盘子要小半年。"),
        Paragraph("“漆也有脾气，天潮它就高兴，天干它就使性子。”"),
        Heading("三、锡匠：敲出来的月亮"),
        Paragraph("锡匠石师傅的锤子有二十三把。最小的只有指甲盖大，专门用来敲酒壶上的月亮。"),
        Paragraph("去年，一位从外地回来的年轻人拜他为师，如今已经能独自敲完一只茶叶罐。"),
        Heading("四、裱匠：和虫子抢时间"),
        Paragraph("裱匠曹师傅经手的字画，少说也有三千幅。他说，修画就是和虫子、和潮气抢时间。"),
        Picture("https://www.yybnet.net/uploads/201810/15/scroll.jpg", "图为曹师傅修补古画。"),
        Heading("五、秤匠：心里有杆秤"),
        Paragraph("秤匠钱师傅守着全市最后一家木秤铺。买秤的人少了，他就教孩子们认秤星。"),
        Paragraph("钱师傅总结了三句话："),
        Paragraph("1.秤杆要直，人也要直。"),
        Paragraph("2.秤星要准，心也要准。"),
        Paragraph("3.少一两，亏的是自己。"),
        Paragraph("五个人，五种手艺，合起来是二百一十三年的光阴。慢，有时候就是走得最远的办法。"),
    ),
    teaser=Teaser(
        "云泽手艺人走进大学课堂",
        "本报讯（记者罗一川）10月12日，三位云泽手艺人走进岭川大学的课堂，带着学生削竹、调漆、打锡。课后，"
        "学生们排着队请师傅签名...",
        "/yunze/news/201810/8200023.html",
    ),
    slogan=WIDE_SLOGAN,
    below=EMPTY_BELOW,
    rails=(
        Rail(
            "频道推荐",
            tuple(
                Link(f"{town}{thing}", f"/yunze/news/2018{month:02d}/83{month:02d}{number:03d}.html")
                for month, town in enumerate(("云泽", "鹭湾", "柳桥", "河湾", "石岭"), start=1)
                for number, thing in enumerate(
                    (
                        "灯会今晚亮灯",
                        "菜场换了新棚",
                        "老巷口添了长椅",
                        "邮局搬进新楼",
                        "书店深夜不打烊",
                        "公交多了两站",
                        "小学办起木工课",
                        "茶园迎来采茶季",
                    ),
                    start=1,
                )
            ),
        ),
        *RAILS[1:],
    ),
    facts=Facts(
        url="https://www.yybnet.net/yunze/news/201810/8200010.html",
        date="2018-10-15T06:58:00+08:00",
        reporters=("罗一川",),
        photographers=("罗一川",),
    ),
)

# Names: a two-character surname, one printed with a space, one with a middle dot. A date with slashes, a
# picture given by an organisation.
SCHOOL = PageText(
    name="school",
    url="https://www.yybnet.net/yunze/news/201812/8200031.html",
    title="雪地里的第一堂课",
    source="云泽教育周刊",
    date="2018/12/05 14:20",
    story=(
        Paragraph(
            "本报讯（全媒体记者 欧阳清 王 芳 见习记者 阿依努尔·买买提 特约通讯员 司马远）"
            "12月4日，云泽市迎来入冬后的第一场雪，高坪小学把第一堂课搬到了操场上。"
        ),
        Paragraph("科学老师让孩子们伸出手，接住一片雪花，数一数有几个角。“六个！”“我的也是六个！”操场上喊成一片。"),
        Picture("https://www.yybnet.net/uploads/201812/05/snow.jpg", "孩子们在操场上数雪花的角。高坪小学供图"),
        Paragraph("语文老师接着上课，题目是《雪是什么颜色的》。有个孩子写道：雪是透明的，因为它盖住的东西我都认得。"),
    ),
    teaser=Teaser(
        "高坪小学的“植物名片”",
        "本报讯（全媒体记者 欧阳清）高坪小学的每一棵树都有一张名片，由学生自己动手查资料、写介绍...",
        "/yunze/news/201811/8200032.html",
    ),
    slogan=WIDE_SLOGAN,
    below=EMPTY_BELOW,
    rails=RAILS,
    facts=Facts(
        url="https://www.yybnet.net/yunze/news/201812/8200031.html",
        date="2018-12-05T14:20:00+08:00",
        reporters=("欧阳清", "王芳", "阿依努尔·买买提"),
        correspondents=("司马远",),
    ),
)

# No date but those in the story, a picture without a caption.
CLOCK = PageText(
    name="clock",
    url="https://www.yybnet.net/yunze/news/201807/8200041.html",
    title="钟楼的钟又响了:慢了三分钟,快了一座城",
    source="云泽广播电视报",
    date=None,
    story=(
        Paragraph("2018年7月1日12时整,停摆多年的云泽钟楼敲响了十二下,路过的人纷纷停下脚步,掏出手机对时间。"),
        Picture("https://www.yybnet.net/uploads/201807/01/clock.jpg", None),
        Paragraph("修钟的是六十五岁的表匠师傅老康。他从2016年9月动手,光是配齿轮就用了八个月。"),
        Paragraph("老康说,这座钟每天还会慢三分钟,可他不打算再调了。“慢一点,大家才舍得抬头看。”"),
    ),
    teaser=Teaser(
        "老康的修表铺收了徒弟",
        "本报讯(记者 柯小宁 通讯员 傅明)上周,开了四十年的老康修表铺迎来第一位徒弟,一名刚毕业的大学生...",
        "/yunze/news/201807/8200042.html",
    ),
    slogan=NARROW_SLOGAN,
    below=EMPTY_BELOW,
    rails=RAILS,
    facts=Facts(url="https://www.yybnet.net/yunze/news/201807/8200041.html", date=None),
    wide=False,
)

# No source; a byline without brackets behind the last sentence.
FIREWORKS = PageText(
    name="fireworks",
    url="https://yybnet.net/yunze/liuqiao/201712/8200051.html",
    title="没有烟花的跨年夜 广场上响起了合唱",
    source=None,
    date="2017-12-31 23:59",
    story=(
        Paragraph("距离新年还有一个小时,柳桥广场上已经站了三千多人。今年没有烟花,只有一支由两百位街坊组成的合唱团。"),
        Paragraph("从《归舟》唱到《村歌》,从小学生唱到白发老人,歌声一层叠着一层,传到河对岸。"),
        Paragraph(
            "“烟花一眨眼就没了,歌能记一辈子。”合唱团指挥、音乐老师丁老师说。零点钟声里,人群齐声倒数,"
            "互道新年好。本报记者 钟晚晴"
        ),
    ),
    teaser=Teaser(
        "柳桥广场添了一架公共钢琴",
        "12月28日,一架公共钢琴在柳桥广场安了家,谁都可以坐下来弹一曲。钢琴由一位不愿留名的市民捐赠...",
        "/yunze/liuqiao/201712/8200052.html",
    ),
    slogan="柳桥新闻,听得见街坊心跳的地方。记得常来坐坐!",
    below=EMPTY_BELOW,
    rails=RAILS,
    breadcrumb=("地方网", "岭川", "云泽市", "柳桥新闻"),
    facts=Facts(
        url="https://www.yybnet.net/yunze/liuqiao/201712/8200051.html",
        date="2017-12-31T23:59:00+08:00",
        channel="liuqiao",
        reporters=("钟晚晴",),
    ),
    wide=False,
)

PAGES = (
    LAMPS,
    NOODLES,
    STEPS,
    ORCHARD,
    CANTEEN,
    CLINIC,
    RIVER,
    CLIPPINGS,
    FERRY,
    CRAFTS,
    SCHOOL,
    CLOCK,
    FIREWORKS,
)
