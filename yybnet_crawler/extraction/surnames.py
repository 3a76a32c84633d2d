"""Chinese surnames as data, most frequent first."""

# The surnames that head the 全国姓名报告 (name reports of the Ministry of Public Security, 2018-2021):
# the first hundred are those of 86 % of people; the next ones follow in the same lists.
MOST_COMMON = frozenset("王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐")
COMMON = MOST_COMMON | frozenset(
    "许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟"
    "秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤欧康温俞葛施牛樊洪倪殷阎柳翟凌章"
    "鲁安邢伍季庄颜"
)
# 百家姓 (Hundred Family Surnames, 10th century, public domain), and rarer ones borne today that it lacks.
SINGLE = COMMON | frozenset(
    "褚卫尤华戚喻柏水窦云奚郎昌苗凤花酆鲍费廉岑滕毕邬乐时傅皮卞齐元卜平和穆萧湛祁禹狄米贝明臧计伏"
    "成谈茅庞纪舒屈项祝阮蓝闵席麻强路娄危童梅盛刁骆霍虞支柯昝管经房裘缪干解应宗宣贲郁单杭包诸左吉"
    "钮嵇滑裴荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井富巫乌焦巴弓牧隗山谷车宓蓬全郗班仰秋仲伊宫宁仇"
    "栾暴甘钭厉戎祖符景詹束幸司韶郜蓟薄印宿怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党贡劳逄姬"
    "申扶堵冉宰郦雍璩桑桂濮寿通边扈燕冀郏浦尚农别晏柴瞿充慕连茹习宦艾鱼容古易慎戈庾终暨居衡步都耿"
    "满弘匡国文寇广禄阙东殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空毋沙乜养鞠须丰巢关蒯相查后"
    "荆红游竺权逯盖益桓公仝代候冼佟佘来佴修僧冒凃占原召同回塔奠展岩岳岱帅帖库廷恽户敏斯旷智朗木未"
    "朴枚栗楚楼檀欣母洛涂淡渠牟由畅盘矫禤税竹笪粟粘练缑缠芦苑苟英茆荔菅蒿藏衣谌谯豆贠买轩辜过邸邝"
    "郇郅酒释铁银锁门阿隋雅雒青静鞏顿骞鲜鹿麦荻揭敬卿尉庹粱亓仉晋法汝鄢钦归海亢况有琴商伯赏墨哈年"
    "言福初尧么妫姒忻琚眭种苻蔄虢郯鄞鄯钊闽佴侍揣操撒斛毌滦漆禚罕肇萨蔻铎麴郈兀奉官沐植雄随疏甫祢迟阳赫虎"
)
# The double ones of 百家姓 and those still borne today, written one after another.
_DOUBLE = (
    "欧阳司马上官诸葛夏侯东方皇甫尉迟公羊澹台公冶宗政濮阳淳于单于太叔申屠公孙仲孙轩辕令狐钟离宇文"
    "长孙慕容鲜于闾丘司徒司空亓官司寇颛孙端木巫马公西漆雕乐正壤驷公良拓跋夹谷宰父谷梁百里东郭南门"
    "呼延羊舌微生梁丘左丘东门西门南宫第五独孤赫连万俟闻人纳兰完颜耶律叶赫那拉爱新钮祜富察"
)
DOUBLE = frozenset(_DOUBLE[place : place + 2] for place in range(0, len(_DOUBLE), 2))
# A surname printed in traditional characters is looked up in simplified ones.
SIMPLIFIED = str.maketrans(
    "張劉陳楊黃趙吳孫馬羅鄭謝許鄧韓馮蕭蔣餘葉蘇呂盧鍾譚陸範賈韋鄒鄔閻龍賀顧龔萬錢嚴湯溫魯莊顏應華"
    "雲畢齊樂時衛費紀項藍閔強婁駱單諸鈕榮車寧厲懷賴藺喬陰蒼雙聞黨貢勞邊農連習魚終滿國廣闕東歐師聶"
    "簡饒養豐關紅遊權蓋閆塗盤練蘆談龐祿竇鳳鮑繆鄺來樓過遲陽鐵銀鐘長離鮮獨軒轅賁鬱嶽衞",
    "张刘陈杨黄赵吴孙马罗郑谢许邓韩冯萧蒋余叶苏吕卢钟谭陆范贾韦邹邬阎龙贺顾龚万钱严汤温鲁庄颜应华"
    "云毕齐乐时卫费纪项蓝闵强娄骆单诸钮荣车宁厉怀赖蔺乔阴苍双闻党贡劳边农连习鱼终满国广阙东欧师聂"
    "简饶养丰关红游权盖闫涂盘练芦谈庞禄窦凤鲍缪邝来楼过迟阳铁银钟长离鲜独轩辕贲郁岳卫",
)
