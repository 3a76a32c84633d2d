"""The forms that papers sign in, one row each. Every sentence, name and outlet is invented.

`@@` parts lines; A authors, R reporters, C correspondents, P photographers, E editors, as a reader names them.
"""

import pytest

from yybnet_crawler.extraction.people import Bylines, Place, Row, is_credit_line, read_bylines, read_rows

S = "昨天上午，石桥镇的老街热闹起来，乡亲们搬着板凳来听戏。"

OPENINGS = [
    ("本报讯(记者 郑海 毛小平)" + S, "R:郑海,毛小平"),
    ("本报讯(郑海)" + S, "A:郑海"),
    ("本报讯(郑海 报道)" + S, "A:郑海"),
    ("本报讯(郑海 毛小平 记者 何勇)" + S, "A:郑海,毛小平 R:何勇"),
    ("本报讯(记者/郑海)" + S, "R:郑海"),
    ("本报讯(时梅 郑海平 记者 何勇)" + S, "A:时梅,郑海平 R:何勇"),
    ("本报讯(记者 郑海 文/图)" + S, "R:郑海 P:郑海"),
    ("晨刊讯(通讯员 郑海)" + S, "C:郑海"),
    ("晨刊讯(通讯员 郑海 供稿)" + S, "C:郑海"),
    ("（郑海平）" + S, "A:郑海平"),
    ("（续昨）" + S, ""),
    ("记者 黄万里 图据网络@@" + S, "R:黄万里"),
    ("本报记者 米兰 范文@@" + S, "R:米兰,范文"),
    (f"{S}@@{S}@@灯亮了。（占小军）@@{S}@@桥修好了。（毛永年）@@{S}@@{S}@@{S}", "A:占小军,毛永年"),
    (f"{S}@@{S}@@灯亮了。（占小军）@@{S}@@{S}@@{S}", ""),
    ("本报记者 原野@@" + S, "R:原野"),
    ("■石桥晚报记者 茹冰 通讯员 铁路生 霍车生@@" + S, "R:茹冰 C:铁路生,霍车生"),
    ("通讯员：郝建林　文静@@" + S, "C:郝建林,文静"),
    ("本报讯（记者 郑海 通讯员石桥海关 蔚蓝）" + S, "R:郑海 C:蔚蓝"),
    ("本报讯（记者 郑海 通讯员 石桥工务段 路基石）" + S, "R:郑海 C:路基石"),
    ("本报讯（实习记者 郑海 线索提供 毛先生）" + S, "R:郑海"),
    ("本报讯（记者 慕容雪樵 综合楚江社、石桥发布）" + S, "R:慕容雪樵"),
    ("策划：本报编委会　执行：本报记者 郑海 毛小平　摄影：祁连山@@" + S, "R:郑海,毛小平 P:祁连山"),
    ("本报记者 郑海@@嘉宾：何勇 毛小平@@" + S, "R:郑海"),
    ("本报记者 郑海@@本期专家：县果业局高级农艺师 何勇@@" + S, "R:郑海"),
    (f"石桥县中医医院副主任医师 何勇@@{S}@@不宜急脱衣@@{S}@@不宜起太早@@{S}", "A:何勇"),
    ("楚江社溟江6月1日电（莫连生、毛小平）" + S, "A:莫连生,毛小平"),
    (f"石桥讯（温小鱼 记者 郑海）{S}", "A:温小鱼 R:郑海"),
    (f"石桥讯（马鞍山 记者 郑海）{S}", "R:郑海"),
    (f"温小鱼 记者 郑海@@{S}", "R:郑海"),
    (f"毛老师：@@{S}@@{S}@@毛大力", "A:毛大力"),
    (f"毛老师：@@{S}@@{S}@@祝安好", ""),
    (f"{S}@@{S}@@石桥雪@@{S}@@毛大力", ""),
    (f"本报讯 {S}@@{S}（郑海平 时梅 尚可）", "A:郑海平,时梅,尚可"),
    (f"本报讯 {S}@@{S}（郑海平 时晓光）", "A:郑海平,时晓光"),
    (f"本报讯 {S}@@{S}（郑海平 同学）", ""),
    (f"本报讯 {S}@@{S}（郑海平 晓光）", "A:郑海平,晓光"),
    (f"本报讯 {S}@@{S}（郑海平 节选）", ""),
    (f"{S}@@{S}（三 版）", ""),
    (f"本报讯 {S}@@{S}（郑海平 夏雨）", "A:郑海平,夏雨"),
    (f"{S}@@{S}@@敬礼", ""),
    (f"本报讯（高家堡 记者 郑海）{S}", "R:郑海"),
    (f"本报讯 {S}@@{S}（郑海平 重庆）", ""),
    (f"{S}@@{S}（节选）", ""),
    (f"{S}@@{S}（续完）", ""),
    (f"本报讯 {S}@@{S}（大米 白菜）", ""),
    (f"{S}@@{S}（楚蘅）", "A:楚蘅"),
    (f"本报记者 郑海@@{S}@@{S}（楚蘅）", "R:郑海"),
    (f"{S}@@{S}@@（梧桐）", ""),
    (f"{S}@@{S}@@（待 续）", ""),
    (f"{S} 石桥小学二年级 时小溪@@{S} 河西小学三（2）班 郑一诺@@{S}@@{S}@@{S}@@{S}", "A:时小溪,郑一诺"),
    (f"首席记者 纵横 实习生 郑海@@{S}@@图为父子俩在堤上。 纵横 摄", "R:纵横,郑海 P:纵横"),
    (f"记者 郑海@@{S}@@图为父子俩在堤上。 纵横 摄", "R:郑海"),
    (f"{S}@@{S} 记者 田园 实习生 杜若 摄影 高原", "R:田园,杜若 P:高原"),
    (f"{S}@@{S}@@摄影/林间", "P:林间"),
    ("漠风@@风从山口吹过来@@一夜@@把整片林子点燃", ""),
    (f"{S}@@{S}@@记者采访：昨天他说", ""),
    (f"本报讯 {S}@@{S}（莫连生 晓光 毛小平）", "A:莫连生,晓光,毛小平"),
    (f"本报讯 {S}@@{S}（毛小平 县医院）", ""),
    (f"本报讯 {S}@@{S}（毛小平 老教师）", ""),
    (f"{S}@@{S}@@毛大力@@{S}@@毛老师：@@{S}", ""),
    (f"{S}@@{S}@@（常来常往）", ""),
    ("今天我是交通员 石桥县实验小学三（2）班 时小溪", "A:时小溪"),
    (f"摄影 高原@@{S}@@{S}", ""),
    (f"记者 田园 摄影 高原 编辑 毛小平@@{S}@@{S}", "R:田园 P:高原 E:毛小平"),
    (f"■半夏@@{S}@@{S}", ""),
    (f"■时评@@{S}@@{S}", ""),
    (f"□ 前言@@{S}@@{S}", ""),
    (f"■丘陵@@{S}@@记者 郑海 摄", "P:郑海"),
    (f"白 雪@@{S}@@{S}", "A:白雪"),
    (f"乡 愁@@{S}@@{S}", ""),
    (f"韩青竹@@{S}@@{S}@@（作者系石桥作家协会会员）", "A:韩青竹"),
    (f"——石桥记忆之七@@毛老拉@@{S}@@{S}", "A:毛老拉"),
    (f"{S}@@（渡口）@@{S}@@（灯塔）@@{S}@@（时梅）", ""),
    (f"本报讯（记者卢维罗发芝见习记者马瑞）{S}", "R:卢维,罗发芝,马瑞"),
    (f"记者马宝林李尕娃文/图@@{S}", "R:马宝林,李尕娃 P:马宝林,李尕娃"),
    (f"才让多杰（藏族）@@{S}@@{S}", "A:才让多杰"),
    ("才让多杰（藏族）@@车过戈壁@@湖还亮着@@芦苇里有鸟翻身", "A:才让多杰"),
    (f"{S}@@{S}@@石桥县人民医院儿科主任 时 光", "A:时光"),
    (f"【案情】@@{S}@@【提醒】@@{S}@@（石桥县人民法院 白 雪）", "A:白雪"),
    (f"{S}@@{S}@@河边的桥 时 光", ""),
    (f"{S}@@{S} 石榴红", "A:石榴红"),
    (f"{S}@@{S}石榴红", ""),
    (f"本报讯 {S}@@{S}（晓光 毛小平 郑海平）", "A:晓光,毛小平,郑海平"),
    (f"毛老师：@@{S}@@毛大力@@{S}", ""),
    (f"{S}@@{S}@@{S} 石桥小学二年级 时小溪@@{S} 河西小学三（2）班 郑一诺@@{S}@@{S}", "A:时小溪,郑一诺"),
    (f"白 雪@@{S}@@记者 郑海 摄", "P:郑海"),
    (f"本报讯（记者/毛小平 郑远洋 石桥台/郑海）{S}", "R:毛小平,郑远洋,郑海"),
    (f"{S}@@{S}@@刀志勇 玉 罕 岩 温 摄", "P:刀志勇,玉罕,岩温"),
    (f"本报记者 排 生 早 玛@@{S}", "R:排生,早玛"),
    (f"本报记者 王 芳 李 小 明@@{S}", "R:王芳,李小明"),
    (f"石桥派出所民警 时 梅@@{S}@@{S}", "A:时梅"),
    (f"编辑同志：@@{S}@@读者 时 小 梅@@又及：@@{S}@@读者 郑海平 毛锦绣", "A:时小梅,郑海平,毛锦绣"),
    (f"{S}@@{S}@@澜沧江钓叟", ""),
    (f"{S}@@{S}@@{S}@@未完待续", ""),
    (f"作者：毛小平 ▪ 郑星宇 责编：何勇@@{S}", "A:毛小平,郑星宇 E:何勇"),
    (f"本报记者王小明文/摄@@{S}", "R:王小明 P:王小明"),
    (f"口述 卢大勇 整理 毛小平@@{S}", "A:毛小平"),
    (f"口述：卢大勇 文字整理：毛小平@@{S}", "A:毛小平"),
    (f"据老人口述 记者毛小平整理@@{S}", "R:毛小平"),
    (f"■高考@@{S}@@{S}", ""),
    (f"公 告@@{S}@@{S}", ""),
    (f"石桥县教育局 通 知@@{S}@@{S}", ""),
    (f"{S}@@{S}@@（三 版）", ""),
    (f"{S}@@{S}@@祝好", ""),
    (f"{S}@@{S}@@共勉", ""),
    (f"{S}@@{S}@@{S}@@小贴士", ""),
    (f"{S}@@{S} 小确幸", ""),
    (f"{S}@@{S}（文图无关）", ""),
    (f"本报记者 郑海@@{S}@@{S}（王小明 漫画）", "R:郑海"),
    (f"本报讯（金融街 记者 郑海）{S}", "R:郑海"),
    (f"记者 郑海 摄影 展览@@{S}", "P:郑海"),
    (f"解说：@@{S}@@{S}@@石榴红", ""),
    ("食材@@面粉两百克左右@@鸡蛋三个打散备用@@牛奶一小杯", ""),
    ("城区公园里 时梅@@" + S, ""),
    (f"{S}@@县医院副主任医师 何勇@@{S}@@老街的戏台@@{S}@@{S}", ""),
    ("县果业局高级农艺师 毛小平@@" + S, "A:毛小平"),
    (f"毛小平（石桥县中医医院副主任医师）@@{S}", "A:毛小平"),
    (f"{S}@@{S}@@居民 何勇@@区供水站答复：@@{S}@@{S}@@{S}", "A:何勇"),
    (f"{S}@@{S}@@居民 何勇@@区供水站的门口：@@{S}@@{S}@@{S}", ""),
    (f"{S}@@{S}@@（本版图片均由何勇摄影）", "P:何勇"),
    (f"{S}（本报记者 郑海 特约摄影 何勇 摄）", "P:郑海,何勇"),
    ("口述：何勇 记者：郑海@@" + S, "R:郑海"),
    (f"{S}@@{S}@@本报记者 郑敬 文/摄", "P:郑敬 R:郑敬"),
    (f"{S}@@{S}@@记者郑敬文/摄影", "P:郑敬 R:郑敬"),
    ("特約記者　鄭秀蓮　攝影記者　毛子聰@@" + S, "R:鄭秀蓮,毛子聰 P:毛子聰"),
    ("【記者鄭子聰石埠報導】石埠鎮的老街熱鬧起來。", "R:鄭子聰"),
    ("据楚江社溟江6月1日电 记者郑海 溟江省昨天公布了新的老街名录。", "R:郑海"),
    ("作者：步月（记者） 程映雪（见习记者） 毛小平（通讯员）@@" + S, "R:步月,程映雪 C:毛小平"),
    ("高峰（记者） 郑海（通讯员）@@" + S, "R:高峰 C:郑海"),
    ("作者：江河（记者）@@" + S, "R:江河"),
    ("河湾中学高一(7)班 尚书瑶@@" + S + S, "A:尚书瑶"),
    ("克拉玛依 记者 郑海@@" + S, "R:郑海"),
    ("（记者 訾丹和实习生仝喜全）" + S, "R:訾丹,仝喜全"),
    ("本报记者 现场 直击@@" + S, ""),
    ("（本报记者综合报道）" + S, ""),
    ("石桥网消息（郑海）：" + S, "A:郑海"),
    ("中声网石桥3月5日电  （郑海、毛小平）" + S, "A:郑海,毛小平"),
    ("本报讯　郑海　毛小平　" + S, "A:郑海,毛小平"),
    ("本报讯 石桥镇 " + S, ""),
    ("本报讯（记者 郑海 通讯员 泽供电）" + S, "R:郑海"),
    ("本报讯 金秋时节 " + S, ""),
    ("本报讯（记 者 郑海 通 讯 员 毛小平）" + S, "R:郑海 C:毛小平"),
    ("本报讯（记\n者 郑海）" + S, "R:郑海"),
    ("本报讯（记者 程与民）" + S, "R:程与民"),
    ("本报讯（记者 张𬱖）" + S, "R:张𬱖"),
    ("本报讯（记者 ⽅小川）" + S, "R:方小川"),
    ("本报讯（记者訾丹和实习生仝喜全）" + S, "R:訾丹,仝喜全"),
    ("本报讯（战地记者 仇春江 从南山抗洪前线发回）" + S, "R:仇春江"),
    ("本报通讯员郑海报道 11月2日，" + S, "C:郑海"),
    ("本报记者郑海摄影报道金秋时节，" + S, "R:郑海 P:郑海"),
    ("本报记者 郑海文/图金秋时节，" + S, "R:郑海 P:郑海"),
    ("本报记者郑海图文并茂地讲了一课，" + S, ""),
    ("图为老街一角。 郑海 摄本报讯(通讯员毛小平何勇)" + S, "P:郑海 C:毛小平,何勇"),
    ("图为老街一角。 郑海 摄@@" + S, "P:郑海"),
    ("（孩子们在老街的水渠边捉泥鳅。郑海 摄）@@" + S, "P:郑海"),
    ("（石桥网发 郑海 摄）@@" + S, "P:郑海"),
    ("加装了电梯的九号楼（宛北晨报发 郑海 摄）@@" + S, "P:郑海"),
    (S + "@@编辑：江山　责任编辑：", "E:江山"),
    ("□本报记者郑海@@毛小平何勇@@" + S, "R:郑海,毛小平,何勇"),
    ("N见习记者 郑海@@" + S, "R:郑海"),
    ("《岭京周报》记者 郑海@@" + S, "R:郑海"),
    ("YMG全媒体记者郑海@@" + S, "R:郑海"),
    ("郑海平@@" + S, "A:郑海平"),
    ("楚江网(楚江都市报)(见习记者郑海)" + S, "R:郑海"),
    ("【楚江報記者鄭海/楚江報導】" + S, "R:鄭海"),
    ("（中聲社記者賀知夏嘉水縣8日電）" + S, "R:賀知夏"),
    ("文\\记者郑海@@" + S, "R:郑海"),
    ("楚江网记者郑海5月13日报道:" + S, "R:郑海"),
    ("楚江晚报讯记者 郑海随着天气转暖，老街热闹起来。", "R:郑海"),
    ("（记者 郑海 撰稿 毛小平）" + S, "R:郑海 A:毛小平"),
    ("图为老街。郑海 摄石桥镇的集市。毛小平 摄", "P:郑海,毛小平"),
    ("▲老街一角。郑海摄▲石桥镇的集市。毛小平摄", "P:郑海,毛小平"),
    ("①老街一角。郑海摄 ②石桥镇的集市。毛小平摄", "P:郑海,毛小平"),
    ("石桥中学八年级(4)班 郑小海@@" + S, "A:郑小海"),
    ("□榆泽记者站 郑海@@" + S, "R:郑海"),
    ("本报讯 (新陇泉·掌上陇泉记者 郑海 通讯员 望宣)" + S, "R:郑海"),
    ("农民报讯 (金军清 报道)" + S, "A:金军清"),
    ("本版采写 记者 郑海 本版摄影 记者 毛小平@@" + S, "R:郑海 P:毛小平"),
    ("□本报记者郑海@@毛小平 实习生何勇@@" + S, "R:郑海,毛小平,何勇"),
    ("本报记者 郑海@@毛小平 通讯员 何勇@@" + S, "R:郑海,毛小平 C:何勇"),
    ("本报记者 郑海@@毛小平 编辑 何勇@@" + S, "R:郑海,毛小平 E:何勇"),
    ("本报记者 郑海@@毛小平 本报记者 何勇@@" + S, "A:毛小平 R:郑海,何勇"),
    ("□本报记者郑海@@听蝉@@" + S, "R:郑海,听蝉"),
    ("本报记者 郑海@@渡口旧事@@" + S, "R:郑海"),
    ("□渡口闲人@@" + S, "A:渡口闲人"),
    ("□热点追踪@@" + S, ""),
    ("□渡口 闲人@@" + S, ""),
    ("乡 愁@@" + S, ""),
    ("克拉玛依@@" + S, ""),
    ("前 言@@" + S, ""),
    (f"石桥小学三（1）班 郑海@@{S}@@{S}@@石桥小学三（4）班 毛小平@@{S}@@{S}@@{S}", "A:郑海,毛小平"),
    (f"{S}@@一等奖：@@石桥小学三（1）班 郑海@@二等奖：@@石桥小学三（4）班 毛小平@@{S}", ""),
    (f"{S}@@一等奖：@@石桥小学三（1）班 郑海@@{S}@@{S}", ""),
    (f"{S}@@{S}@@乌云塔娜@@{S}", ""),
    (f"{S}@@{S}@@石榴红", ""),
    (f"{S}@@走吧。 邓雀归@@{S}@@{S}", ""),
    ("记者郑海，何勇，毛小平@@" + S, "R:郑海,何勇,毛小平"),
    ("记者郑海，何勇摄@@" + S, "P:郑海,何勇"),
    ("记者郑海，石桥镇@@" + S, ""),
    ("（记者 蒲栋 通讯员 郑海 毛小平 驻棠州记者 何勇）" + S, "R:蒲栋,何勇 C:郑海,毛小平"),
    (f"{S}@@优秀奖：@@郑海 毛小平 何勇@@请于月底前领奖。", ""),
    ("本报讯（记者 阿苦木呷 郑海）" + S, "R:阿苦木呷,郑海"),
    ("采访/摄影 记者 郑海@@" + S, "R:郑海 P:郑海"),
    ("本报讯(石家庄 记者 郑海)" + S, "R:郑海"),
    ("乌云塔娜@@" + S, "A:乌云塔娜"),
    ("明明白白@@" + S, ""),
    ("渔工把头鱼抬上冰面。本报记者宝音图/摄@@" + S, "P:宝音图"),
    ("本校讯：（摄影：毛小平 记者：郑海）" + S, "R:郑海 P:毛小平"),
    ("通讯员 郑海 毛小平 驻石桥记者 何勇@@" + S, "C:郑海,毛小平 R:何勇"),
    ("晚报记者郑海、毛小平，通讯员何勇@@" + S, "R:郑海,毛小平 C:何勇"),
    ("本报通讯员县公安局 郑海、毛小平，本报记者何勇@@" + S, "R:何勇 C:郑海,毛小平"),
    ("通讯员：县公安局 毛小平；记者：何勇@@" + S, "R:何勇 C:毛小平"),
    ("通讯员 县妇联 其其格@@" + S, "C:其其格"),
    ("通讯员 县公安局 综合报道@@" + S, ""),
    ("获奖者是本报记者郑海、毛小平，通讯员何勇。@@" + S, ""),
    ("（记者郑海晨报首席记者何勇）" + S, "R:郑海,何勇"),
    ("（记者郑海、曹兴山本报通讯员何勇）" + S, "R:郑海,曹兴山 C:何勇"),
    ("（记者谢娟，通讯员柳林镇政府冷玉颜、吕隆哲）" + S, "R:谢娟 C:冷玉颜,吕隆哲"),
    ("石桥晚报·石桥壹点记者 郑海@@" + S, "R:郑海"),
    ("楚江晚报·楚江壹点记者 郑海 摄@@" + S, "P:郑海"),
    ("口述：毛小平 记者 郑海 整理/摄影@@" + S, "R:郑海 P:郑海"),
]
CLOSINGS = [
    (S + "@@吉克拉日 记者 郑海 摄影报道", "A:吉克拉日 R:郑海 P:吉克拉日,郑海"),
    (S + "@@----记者 郑海　实习编辑 时光", "R:郑海 E:时光"),
    (S + "（融媒体中心记者 郑海　通讯员 毛小平　视频拍摄 何勇）", "R:郑海 C:毛小平"),
    ("冰湖腾鱼。（记者 特木尔 哈斯巴根 摄于查干淖尔）", "P:特木尔,哈斯巴根"),
    (S + "@@本版图片由本报记者郑海拍摄", "P:郑海"),
    (S + "（刘 海 关中柏）", "A:刘海,关中柏"),
    ("老树开花。郑海平/摄老艺人吹糖人。毛小平/摄老街", "P:郑海平,毛小平"),
    (S + "@@漫画 毛小平", ""),
    ("@@本报记者 郑海 摄", "P:郑海"),
    ("@@日报通讯员郑海摄", "P:郑海"),
    ("@@中新社发 郑海 摄", "P:郑海"),
    ("@@郑海 摄影报道", "A:郑海 P:郑海"),
    ("@@□郑海 文/图", "A:郑海 P:郑海"),
    ("@@(本报记者@@郑海 毛小平 摄)", "P:郑海,毛小平"),
    ("@@记者 郑海@@通讯员 毛小平 文/图", "R:郑海 C:毛小平 P:郑海,毛小平"),
    ("@@□本报记者 郑海@@毛小平 文/图", "R:郑海,毛小平 P:郑海,毛小平"),
    ("@@本报记者 郑海@@毛小平 摄", "R:郑海 P:毛小平"),
    ("@@郑海平", "A:郑海平"),
    ("记者 郑海 摄", "P:郑海"),
    ("本报记者 郑海 摄影报道", "R:郑海 P:郑海"),
    (" 郑海平", "A:郑海平"),
    ("郑海平", "A:郑海平"),
    ("(郑海摄影报道)", "A:郑海 P:郑海"),
    ("(郑海)", "A:郑海"),
    ("(记者郑海)", "R:郑海"),
    ("@@石佳平/岭京青年报", "A:石佳平"),
    ("@@◎郑海/文 毛小平/图", "A:郑海 P:毛小平"),
    ("@@文/郑海 图/毛小平", "A:郑海 P:毛小平"),
    ("@@文|郑海图|毛小平", "A:郑海 P:毛小平"),
    ("@@郑海/文毛小平/图", "A:郑海 P:毛小平"),
    ("@@●记者 郑海", "R:郑海"),
    ("@@□ 郑海(石垭)", "A:郑海"),
    ("@@（郭圆圆 本报记者 郑海）", "A:郭圆圆 R:郑海"),
    ("@@记者 郑海 通讯员 毛小平 摄(C)(12)", "P:郑海,毛小平"),
    ("@@郑海本报记者毛小平摄影报道", "A:郑海 R:毛小平 P:郑海,毛小平"),
    ("@@记者郑海毛小平摄影何勇", "R:郑海,毛小平 P:何勇"),
    ("@@郑海 毛小平 何勇 冯大山 摄", "P:郑海,毛小平,何勇,冯大山"),
    ("@@特约摄影 郑海", "P:郑海"),
    ("@@签约摄影师郑海摄", "P:郑海"),
    ("@@(本报记者左籍本报签约摄影师郑海摄)", "P:左籍,郑海"),
    ("@@(本报记者 郑 海整理)", "R:郑海"),
    ("@@本报记者郑海图据受访者", "R:郑海"),
    ("@@撰稿 郑海", "A:郑海"),
    ("@@石桥县记者站 郑海", "R:郑海"),
    ("@@图/文 郑海", "A:郑海 P:郑海"),
    ("@@（文）郑海（图）毛小平", "A:郑海 P:毛小平"),
    ("@@作者：（文）郑海（图）毛小平", "A:郑海 P:毛小平"),
    ("@@郑海（文）毛小平（图）", "A:郑海 P:毛小平"),
    ("@@郑海（文/图）", "A:郑海 P:郑海"),
    ("@@郑海（摄）", "P:郑海"),
    ("@@撰文:郑海摄影:毛", "A:郑海"),
    ("@@编辑：岭京财富网", ""),
    ("@@作者：岭京周末记者 郑海", "R:郑海"),
    ("@@作者：郑海责任编辑：毛小平", "A:郑海 E:毛小平"),
    ("（记者郑海 石桥台记者毛小平）渠水来了。", "R:郑海,毛小平"),
    ("@@▲墙上贴满了树叶。（图／翻攝自臉書）", ""),
    ("@@石桥晨刊 ZAKER 石桥记者 郑海 实习生 毛小平", "R:郑海,毛小平"),
    ("@@本报记者  司徒炜  上官云", "R:司徒炜,上官云"),
    ("@@责编｜郑海 校审｜毛小平", "E:郑海"),
    ("渠水来了。（岭京时报记者索南才让、郑海）", "R:索南才让,郑海"),
    ("@@摄影/报道 记者郑海", "R:郑海 P:郑海"),
    ("@@作者:郑海", "A:郑海"),
    ("@@执笔/叨叨姐、郑海&小小飞刀", "A:叨叨姐,郑海,小小飞刀"),
    ("@@评论员 郑海", "A:郑海"),
    ("@@小记者 郑小海(石桥小学四(2)班)", "A:郑小海"),
    ("@@石桥晚报 小记者郑小海(石桥小学四(2)班)", "A:郑小海"),
    ("@@石桥小学四(2)班 郑小海@@指导老师 毛小平", "A:郑小海"),
    ("@@石桥小学四(2)班 戈华", "A:戈华"),
    ("@@石桥小学四(2)班 刘征", "A:刘征"),
    ("@@石桥镇中心小学 应从荣", "A:应从荣"),
    ("@@郑海 摄于2014年11月28日", "P:郑海"),
    ("郑海摄于2014年11月28日", "P:郑海"),
    ("@@记者：郑海 编辑：毛小平 校对：何勇", "R:郑海 E:毛小平"),
    ("@@责任编辑:【郑海】", "E:郑海"),
    ("@@本版编辑/郑海 美编/毛小平", "E:郑海"),
    ("@@新华社记者郑海、毛小平", "R:郑海,毛小平"),
    ("@@（记者 郑海 毛小平 岑州台）", "R:郑海,毛小平"),
    ("@@作者：◆郑海◆", "A:郑海"),
    ("@@作者：-王海-", "A:王海"),
    ("@@作者：郑海，毛小平，何勇", "A:郑海,毛小平,何勇"),
    ("@@作者：王海；出处：石桥网", "A:王海"),
    ("@@（作者：郑海，系石桥大学文学院副教授）", "A:郑海"),
    ("@@（作者：郑海、毛小平，分别为石桥大学教师、学生）", "A:郑海,毛小平"),
    ("@@本报记者 郑海 文/片", "R:郑海 P:郑海"),
    ("本报讯(张有粮 马得草 记者 郑海)渠水来了。", "A:张有粮,马得草 R:郑海"),
    ("（记者 郑海 共享联盟·嵊山 毛小平）渠水来了。", "R:郑海,毛小平"),
    ("輪候市民大排長龍／郑海攝@@" + S, "P:郑海"),
    ("通讯员 向前进 郑海 摄@@" + S, "P:向前进,郑海"),
    ("@@文 | 东海老渔", "A:东海老渔"),
    ("@@乳泉融媒 郑海 毛小平 摄", "P:郑海,毛小平"),
    (" 邓雀归", "A:邓雀归"),
    ("@@邓雀归", "A:邓雀归"),
    ("@@采访：毛小平镇长", ""),
    ("@@石桥新闻记者 郑海 图片由受访者提供", "R:郑海"),
    ("@@本报记者 郑海 受访者供图", "R:郑海"),
    ("@@本报摄影记者 郑海", "R:郑海 P:郑海"),
    ("@@文 郑海 图 毛小平", "A:郑海 P:毛小平"),
    ("@@文字 郑海 摄 毛小平", "A:郑海 P:毛小平"),
    ("@@野 渡", "A:野渡"),
    ("@@⊙郑海平", "A:郑海平"),
    ("@@来源：《石桥晚报》 作者 郑海", "A:郑海"),
    ("@@选手制作模型 摄影：田野", "P:田野"),
    ("（记者/郑海 通讯员/粤海关）昨日，", "R:郑海"),
    ("@@作者：郑海 穗水宣", "A:郑海"),
    ("@@《石桥晚报》 作者 郑海", "A:郑海"),
    ("@@《春水》 摄影 郑海", "P:郑海"),
    ("@@文/石桥网专栏作者 郑海", "A:郑海"),
    ("石桥云/岭京日报记者 郑海@@" + S, "R:郑海"),
    ("@@口述：郑海 整理：毛小平", "A:毛小平"),
    ("@@作者：老K 来源：石桥网", "A:老K"),
    ("（郑海）（完）", "A:郑海"),
    ("@@作者：linux_fan", "A:linux_fan"),
    ("本报记者 郑海 实习生 索南才让@@" + S, "R:郑海,索南才让"),
    ("石桥播报讯　记者 边巴央宗、通讯员 毛小平：" + S, "R:边巴央宗 C:毛小平"),
    ("◎石桥晚报记者 郑海平 司徒建业 漪阳报道@@" + S, "R:郑海平,司徒建业"),
    ("（记者郑海 努尔兰·叶尔肯报道）" + S, "R:郑海,努尔兰·叶尔肯"),
    ("石桥讯(记者 郑海 通讯员 漪消)" + S, "R:郑海"),
    ("石桥讯(记者 郑海 通讯员 杭市监)" + S, "R:郑海"),
    ("@@通讯员：晁 凯　兰 芝", "C:晁凯,兰芝"),
    ("@@【见习记者】郑海@@【图片】石桥中学提供", "R:郑海"),
    ("@@【编辑】：郑海", "E:郑海"),
    ("@@石桥日报·新石桥编辑：郑海", "E:郑海"),
    ("@@毛秋菊的粮油店 摄影/郑海", "P:郑海"),
    ("石桥讯（记者 郑海 鄞州记者站 毛小平）" + S, "R:郑海,毛小平"),
    ("@@柳浪新村居民 郑海平", "A:郑海平"),
    ("@@作者：林声，石桥大学教授，博士生导师", "A:林声"),
    ("@@（作者：林声，系乡村教师）", "A:林声"),
    ("@@作者：林声，山野木", "A:林声"),
    ("@@作者：林声，郑海", "A:林声,郑海"),
    ("本报石桥10月3日电 记者郑海摄影报道：国庆假期第三天，渡口坐满了人。", "R:郑海 P:郑海"),
    ("（图片说明：石桥镇“跳蚤市场”现场 摄影：郑海）@@" + S, "P:郑海"),
    ("石桥讯(记者·郑海 通讯员·阿依古丽·买买提)" + S, "R:郑海 C:阿依古丽·买买提"),
    ("@@记者：阿古拉　　青格勒　　实习记者：高　原", "R:阿古拉,青格勒,高原"),
    ("银川南站货场　摄影 郑海@@" + S, "P:郑海"),
]
NOBODY = [
    "@@石桥日报社记者郑海、通讯员毛小平合写的报道见报以后，镇里就派人疏通了水渠。",
    "@@本报记者郑海，通讯员毛小平走进县城，看到家家门前晒着柿子。",
    *("《鹤归》 作者 郑海", "《鹤归》作者 郑海", "记者采访毛小平时看到。"),
    *(
        "@@制图 郑海",
        "@@(据新华社电)",
        "@@(综合整理自石桥网、望江网等)",
        "@@郑海 供图",
        "@@图片由郑海提供",
        "@@据新华社",
        "@@本报评论员",
    ),
    *("@@李先生 摄", "@@王女士拍摄", "@@作者：王先生", "@@摄影：全景", "@@展馆 黄金"),
    *("@@通讯员 应急 管理", "@@通讯员 任务 要求", "@@记者 全程 跟踪", "@@记者 王庄村"),
    *(
        "@@（据沂浦健康网）",
        "@@（沂浦健康网）",
        "@@央视拍",
        "@@全神贯注拍摄",
        "@@9月11日摄",
        "@@作者系县中学教师",
        "@@(作者单位:县中学)",
    ),
    *("@@(作者:柘岭县河口完小)", "@@编辑：真的吗？", "@@主任 郑海平", "@@专家 郑海平"),
    *("@@编辑：Nyx小白来源", "Nov 18 Sun 2018 22:07"),
    *("@@作者：admin", "@@作者：HN555", "@@作者：石桥TV"),
    *("”郑海告诉记者。", "@@看秋", "@@金秋", "@@路畅 水清 灯亮", "@@云上石桥", "@@校对：郑海", "@@剪辑：郑海"),
    "@@老通讯员郑伯年今年八十二岁，家里的剪报有一人多高。",
    "@@战地记者郑继远遗作展昨天在市美术馆开幕。",
    "@@晨刊先后有摄影记者郑海、文字记者毛小平和我参加，期间实习生何勇也来了。",
    "@@县长郑海与《岭京周报》记者毛小平一起看了展览。",
    "@@据《岭京周报》记者郑海报道，新桥通车了。",
    "@@总编郑海说，摄影、编辑和记者都要下乡。",
]
HEADLINES = [
    ("窑火 文/郑海平", "A:郑海平"),
    ("灯火里的年 □郑海平", "A:郑海平"),
    ("灯火里的年□郑海平", "A:郑海平"),
    ("石桥镇□石桥中学 郑海平", "A:郑海平"),
    ("灯火里的年□祝海棠", "A:祝海棠"),
    ("灯火里的年●金银花", ""),
    ("灯火里的年 □邻 渡", "A:邻渡"),
    ("灯火里的年 □导读", ""),
    ("灯火里的年 ●邻 渡", ""),
    ("灯火里的年 小记者郑小海(石桥小学四年级二班)", "A:郑小海"),
    ("雷锋车厢 小记者郑又又(石桥小学四年级二班)", "A:郑又又"),
    ("石桥镇发生火灾（图）", ""),
    ("山乡新貌 ■特约摄影记者 郑海 摄", "P:郑海"),
    ("郑海 毛小平 文/图", "A:郑海,毛小平 P:郑海,毛小平"),
    ("灯火里的年 文/郑海", "A:郑海"),
    ("灯火里的年（记者 郑海）", "R:郑海"),
    ("灯火里的年 本报记者 郑海", "R:郑海"),
    ("百名小记者走进石桥镇", ""),
    ("记者走基层·新春", ""),
    ("记者节里话记者", ""),
    ("郑海平：一个人的老街", ""),
    ("摄影展在石桥开幕", ""),
    ("本报讯记者郑海毛小平昨天石桥镇的老街热闹起来", ""),
]


def people(found: Bylines) -> list[str]:
    lists = {
        "A": found.authors,
        "R": found.reporters,
        "C": found.correspondents,
        "P": found.photographers,
        "E": found.editors,
    }
    return sorted(f"{letter}:{','.join(names)}" for letter, names in lists.items() if names)


@pytest.mark.parametrize(("text", "expected"), OPENINGS, ids=[text[:24] for text, _ in OPENINGS])
def test_an_opening_names_its_people(text, expected):
    assert people(read_bylines(text.split("@@"))) == sorted(expected.split())


@pytest.mark.parametrize(("text", "expected"), CLOSINGS, ids=[text for text, _ in CLOSINGS])
def test_a_closing_names_its_people(text, expected):
    assert people(read_bylines((S + text).split("@@"))) == sorted(expected.split())


@pytest.mark.parametrize("text", NOBODY)
def test_these_words_sign_nothing(text):
    assert people(read_bylines([*(S + text).split("@@"), S])) == []


@pytest.mark.parametrize(("headline", "expected"), HEADLINES, ids=[headline for headline, _ in HEADLINES])
def test_a_headline_names_who_signs_in_it(headline, expected):
    assert people(read_rows([Row(headline, Place.HEADLINE), Row(S)])) == sorted(expected.split())


@pytest.mark.parametrize("field", ["郑海平", "作者：郑海平", "作者 郑海平"])
def test_a_meta_line_names_its_author(field):
    rows = [Row(f"2018-01-09\n{field}", Place.META), Row(S)]
    assert people(read_rows(rows)) == ["A:郑海平"]


@pytest.mark.parametrize("field", ["石桥", "高清", "大字", "原创", "正文", "字号"])
def test_another_field_of_a_meta_line_names_nobody(field):
    assert people(read_rows([Row(f"2018-01-09\n{field}", Place.META), Row(S)])) == []


def test_a_row_of_a_credit_over_two_rows_is_no_line_of_the_story():
    found = read_bylines([S, "(本报记者", "郑海 毛小平 摄)", S])
    assert found.rows == {1, 2}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["小记者 郑海（石桥实验小学四（6）班）"], "A:郑海"),
        (["本报记者郑海图据受访者"], "R:郑海"),
        (["本报记者 郑海 摄（D）⑤版面要目"], "P:郑海"),
        (["本版稿件特派石桥", "记者郑海采写"], "R:郑海"),
    ],
)
def test_rows_that_say_more_than_names_are_rows_of_credits_still(rows, expected):
    found = read_bylines([S, *rows])
    assert people(found) == expected.split()
    assert found.rows == set(range(1, len(rows) + 1))


def test_a_work_and_who_made_it_are_no_credit():
    assert is_credit_line("《鹤归》 作者 郑海") is None
    assert is_credit_line("作者 郑海") == "credit"


@pytest.mark.parametrize(("poet", "expected"), [("苌青", ["A:苌青"]), ("邮路", [])])
def test_a_poet_stands_above_verses_that_may_look_like_a_name(poet, expected):
    verses = ["雪是后半夜来的", "没有敲门", "邮路", "绿色的车子在弯道上停下"]
    assert people(read_bylines([poet, *verses])) == expected


@pytest.mark.parametrize(("last", "expected"), [("补青云", ["A:补青云"]), ("向远方", [])])
def test_a_name_alone_below_a_poem_is_its_poets(last, expected):
    assert (
        people(read_bylines(["天亮以前", "他先把雾摇开一条缝", "对岸的鸡叫漏过来", "船头坐着一个孩子", last]))
        == expected
    )


def test_what_hangs_on_a_credit_is_no_sentence():
    sentence = "本报记者 郑海 摄（D）老街上的戏台搭了三天三夜。"
    assert read_bylines([S, sentence]).rows == set()


def test_an_outlet_with_a_dot_is_nobody():
    assert people(read_bylines(["石桥晚报·今石桥客户端 首席记者 郑海平", S])) == ["R:郑海平"]


def test_a_bare_name_signs_at_the_ends_of_an_article_and_not_in_its_middle():
    verse = ["山那边有一条河", "河里住着月亮"]
    assert people(read_bylines([*verse, "郑海平", *verse, *verse])) == []
    assert people(read_bylines([*verse, *verse, "郑海平"])) == ["A:郑海平"]


def test_a_name_signs_a_poem_in_its_first_row():
    verses = ["雨从山那边来", "走到村口，它停了停", "等一个没带伞的孩子", "谁也没有说话"]
    assert people(read_bylines(["柳笛", *verses])) == ["A:柳笛"]
    assert people(read_bylines([*verses[:2], "柳笛", *verses[2:]])) == []


@pytest.mark.parametrize(
    "home", ["石桥县", "石桥县 农民", "石桥县第三中学", "石桥县第三中学 教师", "石桥县作家协会", "教师"]
)
def test_who_signs_may_say_in_a_bracket_where_they_are_at_home(home):
    assert people(read_bylines([S, S, f"郑海平（{home}）"])) == ["A:郑海平"]


def test_a_bracket_that_tells_more_is_the_storys():
    assert people(read_bylines([S, S, "郑海平（站在渠边的老人家们）"])) == []


@pytest.mark.parametrize("place", ["石家庄", "江门", "岳阳", "北京"])
@pytest.mark.parametrize(
    "form",
    [
        "本报记者郑海平{}3月28日电 {}",
        "（本报记者郑海平{}3月28日电）{}",
        "【本報記者郑海平{}二十八日電】{}",
        "本报记者 郑海平 {}报道 {}",
        "本报记者郑海平{}报道 {}",
        "（本报记者郑海平 {}报道）{}",
    ],
)
def test_a_place_behind_a_name_from_which_it_is_told_is_nobody(form, place):
    assert people(read_bylines([form.format(place, S), S])) == ["R:郑海平"]


@pytest.mark.parametrize("form", ["本报记者 郑海平 {}报道", "（记者郑海平 {}电）" + S])
def test_several_places_behind_a_name_are_nobody(form):
    assert people(read_bylines([form.format("阳江、岳阳"), S])) == ["R:郑海平"]
    assert people(read_bylines(["本报记者 高阳、高明报道", S])) == ["R:高阳"]  # the last could be a place
    assert people(read_bylines(["本报记者 郑海平 岳小娥、林声报道", S])) == ["R:郑海平,岳小娥,林声"]


def test_the_place_that_a_paper_is_called_by_is_where_its_reporter_tells_from():
    assert people(read_bylines([f"◆石川晨报首席记者 郑海平 石川报道\n{S}"])) == ["R:郑海平"]


@pytest.mark.parametrize("office", ["水利系", "中文系", "县公安局"])
def test_an_office_that_gave_the_story_is_nobody(office):
    assert people(read_bylines([S, S, f"供稿：{office}"])) == []


def test_a_station_before_a_bar_and_a_name_is_whose_the_writer_is():
    assert people(read_bylines([S, f"{S}（石桥台/郑海平 柳河台/毛小平 编辑/程路）"])) == ["A:郑海平,毛小平", "E:程路"]
    assert people(read_bylines([S, f"{S}（石桥台/郑海平）"])) == ["A:郑海平"]


def test_a_name_of_two_characters_leaves_both_of_its_place():
    assert people(read_bylines([f"【本报记者李薇江门二十八日电】{S}", S])) == ["R:李薇"]


@pytest.mark.parametrize("name", ["石林", "张北", "安宁"])
def test_who_is_called_like_a_place_reports(name):
    assert people(read_bylines([f"本报讯（记者 {name} 报道）{S}", S])) == [f"R:{name}"]


def test_a_single_string_is_read_line_by_line():
    assert read_bylines(f"本报讯（记者 郑海）{S}\n毛小平 摄").photographers == ["毛小平"]


@pytest.mark.parametrize("name", ["扈三", "郑海", "郑海 毛小平"])
def test_names_in_round_brackets_sign_in_a_row_of_their_own(name):
    assert people(read_bylines([S, S, f"（{name}）"])) == [f"A:{name.replace(' ', ',')}"]


@pytest.mark.parametrize("name", ["淠河渔人", "雨巷听荷", "泾水谣"])
@pytest.mark.parametrize("mark", ["□", "◎", "●"])
def test_a_made_up_name_signs_behind_a_mark_alone_at_either_end(mark, name):
    row = f"{mark}{name}"
    assert people(read_bylines([row, S, S])) == people(read_bylines([S, S, row])) == [f"A:{name}"]
    assert people(read_bylines([row, S, f"{mark}往事如烟", S])) == []


def test_so_does_one_of_two_characters_behind_the_mark_of_names():
    assert people(read_bylines(["□听蝉", S, S])) == ["A:听蝉"]
    assert people(read_bylines(["●听蝉", S, S])) == []
    assert people(read_bylines(["□链接", S, S])) == []


def test_in_a_row_above_the_last_paragraph_it_heads_it():
    assert people(read_bylines([S, S, "■小贴士", S])) == []


@pytest.mark.parametrize("head", ["小贴士", "新闻背景", "相关链接", "读者来信", "县委宣传部", "评"])
def test_usual_words_and_offices_behind_a_mark_sign_nothing(head):
    assert people(read_bylines([f"□{head}", S, S])) == []


@pytest.mark.parametrize("name", ["谈守拙", "方向东"])
def test_a_name_that_could_be_words_signs_in_a_bracket_behind_the_last_sentence(name):
    assert people(read_bylines([S, f"{S} （{name}）"])) == [f"A:{name}"]
    assert people(read_bylines([f"{S} （{name}）", S])) == []
    assert people(read_bylines([S, f"{S[:-1]}（{name}）"])) == []


@pytest.mark.parametrize("name", ["常胜利", "方向东", "谷雨声", "牧野"])
@pytest.mark.parametrize("form", ["{}", "■ {}"])
def test_a_name_made_of_words_signs_in_the_only_short_row_above_the_story(name, form):
    assert people(read_bylines([form.format(name), S, S])) == [f"A:{name}"]


@pytest.mark.parametrize("name", ["宁静", "米多多", "向北方"])
def test_hardly_anything_but_a_name_stands_alone_behind_the_mark_of_names(name):
    assert people(read_bylines([f"□ {name}", S, S])) == [f"A:{name}"]
    assert people(read_bylines([f"□ {name}", S, "□ 路更宽", S])) == []


@pytest.mark.parametrize("name", ["米多多", "向北方"])
def test_three_characters_that_words_could_be_sign_behind_no_other_mark(name):
    assert people(read_bylines([f"■ {name}", S, S])) == []


@pytest.mark.parametrize("words", ["特写", "连载", "公告", "资料图", "二等奖", "安居乐业"])
def test_a_word_behind_the_mark_of_names_is_a_word(words):
    assert people(read_bylines([f"□ {words}", S, S])) == []


@pytest.mark.parametrize("name", ["常胜利", "方向东", "谷雨声", "鹿鸣"])
def test_a_name_made_of_words_signs_in_round_brackets_of_their_own_or_behind_a_dateline(name):
    assert people(read_bylines([S, S, f"（{name}）"])) == [f"A:{name}"]
    assert people(read_bylines([f"本报讯（{name}）{S}", S])) == [f"A:{name}"]


@pytest.mark.parametrize("name", ["宗小鱼", "李朵朵", "田小麦"])
def test_three_characters_that_are_a_surname_and_a_word_sign_where_a_name_is_expected(name):
    assert people(read_bylines([S, S, f"（{name}）"])) == [f"A:{name}"]
    assert people(read_bylines([f"◎ {name}", S, S])) == [f"A:{name}"]


def test_a_mark_of_its_own_above_verses_is_who_wrote_them():
    verse = ["山那边有一条河", "河里住着月亮"]
    assert people(read_bylines(["◎石清扬", *verse])) == ["A:石清扬"]
    assert people(read_bylines(["◎石清扬", *verse, "◎山那边", *verse])) == []


@pytest.mark.parametrize("form", ["{}", "■ {}"])
def test_one_of_several_short_rows_is_a_subhead_though_it_could_be_a_name(form):
    rows = [form.format("常胜利"), S, form.format("路更宽"), S]
    assert people(read_bylines(rows)) == []


def test_a_town_before_a_name_is_not_another_name():
    assert people(read_bylines(["澜江 郑海平", S, S])) == ["A:郑海平"]


@pytest.mark.parametrize("row", ["路畅 水清 灯亮", "（区水务）", "云融媒", "高新区", "（常来常往）"])
def test_a_motto_or_an_office_in_the_only_short_row_signs_nothing(row):
    assert people(read_bylines([row, S, S])) == []
    assert people(read_bylines([S, S, row])) == []


@pytest.mark.parametrize("row", ["（白露）", "（谷雨）", "（金秋）", "（严冬）"])
def test_a_season_in_brackets_is_nobody(row):
    assert people(read_bylines([S, S, row])) == []


NO_AUTHORS = [
    "佚名",
    "秩名",
    "匿名",
    "无名氏",
    "未知",
    "暂无",
    "小编",
    "系统管理员",
    "热心网友",
    "本台",
    "原创",
    "微信",
]


@pytest.mark.parametrize("words", [*NO_AUTHORS, "微博", "石桥发布"])
def test_what_stands_in_place_of_an_author_is_nobody(words):
    assert people(read_bylines([S, f"作者：{words}"])) == []


def test_two_unusual_characters_sign_where_nothing_else_stands_below_a_story():
    assert people(read_bylines([S, S, "云起"])) == ["A:云起"]
    assert people(read_bylines(["本报记者 郑海", S, S, "云起"])) == ["R:郑海"]
    assert people(read_bylines(["一个落在牛背上", "一个落在鼻子上", "阿嚏"])) == []


@pytest.mark.parametrize("row", ["（完）", "（节选）", "（连载）", "【白露】", "白露", "附表", "未完", "链接"])
def test_a_remark_and_a_season_sign_nothing(row):
    assert people(read_bylines([S, S, row])) == []


@pytest.mark.parametrize("brackets", ["【】", "[]", "（）"])
def test_a_label_in_brackets_opens_a_row(brackets):
    first, last = brackets
    rows = [f"{first}{label}{last}{name}" for label, name in (("记者", "韩小满"), ("通讯员", "温叙"), ("校对", "周牧"))]
    people = read_bylines(["昨日，澄川饮用水来源地整治完工。", *rows])
    assert (people.reporters, people.correspondents, people.authors) == (["韩小满"], ["温叙"], [])
    assert people.rows == {1, 2, 3}


def test_the_name_of_who_signs_is_no_line_of_the_story_where_it_stands_alone():
    people = read_bylines(["薄致远", "昨日，澄川饮用水来源地整治完工。", "作者：薄致远"])
    assert people.authors == ["薄致远"]
    assert people.rows == {0, 2}


@pytest.mark.parametrize(
    ("text", "reporters"),
    [
        ("【黎湾商报讯 记者佟佳】今天凌晨，台风减弱为热带风暴。", ["佟佳"]),
        ("【黎湾日报讯】昨天，跨海大桥迎来第一千万辆车。", []),
        ("本报讯（驻榕浦记者 展妍）距离中秋还有半个月，饼家的门前已经摆出了月饼盒。", ["展妍"]),
    ],
)
def test_a_town_that_could_be_a_name_is_part_of_the_outlet_or_the_kind(text, reporters):
    people = read_bylines([text])
    assert (people.reporters, people.authors) == (reporters, [])


def test_a_row_with_a_label_of_its_own_does_not_go_on_with_the_role_above():
    rows = ["记者 司徒敏", "通讯员 岳小娥 市人民医院 鄂晓光", "近日，医院为一名百岁老人做了手术。"]
    assert read_bylines(rows).reporters == ["司徒敏"]


@pytest.mark.parametrize("row", ["视频：航拍栖江春耕", "高清组图：航拍石桥"])
def test_a_word_behind_a_labels_sign_that_is_glued_to_more_is_what_the_label_leads_to(row):
    assert people(read_bylines([row, S, S])) == []


def test_rows_of_names_that_a_colon_leads_to_are_the_storys():
    rows = ["现将拟表彰的护林员公示如下（按姓氏笔画排列）：", "方阿水　石有田　冯满仓", "吕春生　汤九斤　闵大成", S]
    assert people(read_bylines(rows)) == []
    assert people(read_bylines([S, S, "方阿水　石有田"])) == ["A:方阿水,石有田"]
    assert people(read_bylines([S, "他想起父亲的话：", "郑海平"])) == ["A:郑海平"]  # one signs


def test_rows_of_names_that_are_each_below_a_head_of_their_own_are_the_storys():
    prizes = ["一等奖（1名）", "方阿水", "二等奖（2名）", "石有田 冯满仓", "三等奖（3名）", "吕春生 汤九斤 闵大成"]
    assert people(read_bylines([S, *prizes])) == []
    assert people(read_bylines([S, "渡口的早晨", S, "渡口的夜晚", S, "郑海平 李薇"])) == ["A:郑海平,李薇"]
    assert people(read_bylines([S, "渡口的早晨", S, "渡口的夜晚", "郑海平 李薇"])) == ["A:郑海平,李薇"]


def test_what_an_outlet_looks_for_is_a_post_and_no_name():
    assert people(read_bylines(["本报招聘见习记者、新媒体编辑", S, S])) == []
    assert people(read_bylines([S, S, "记者、郑海平 编辑 李薇"])) == ["E:李薇", "R:郑海平"]


def test_briefs_that_are_each_signed_by_an_office_and_a_name_are_no_list_of_names():
    rows = [S, "县供电公司 郑海平", S, "县水利局 李薇", S, "县交通局 周德兰"]
    assert "周德兰" in read_bylines(rows).authors


def test_what_stands_behind_a_dispatchs_day_is_read_too():
    assert people(read_bylines([f"新华社记者郑海平北京28日电 李薇 摄 {S}"])) == ["P:李薇", "R:郑海平"]
    assert people(read_bylines([S, "编辑：3月28日电影频道 周德兰"])) == ["E:周德兰"]
    assert people(read_bylines([f"新华社记者 欧阳石桐28日电 {S}"])) == ["R:欧阳石桐"]


@pytest.mark.parametrize("row", ["组图：郑海平摄", "组图/郑海平", "文字:摄影郑海平", "图片:摄影郑海平"])
def test_a_word_behind_a_sign_that_is_glued_to_a_name_is_a_label(row):
    assert people(read_bylines([S, S, row])) == ["P:郑海平"]


@pytest.mark.parametrize("names", ["上官若水", "欧阳溪桐", "上官若水 麦冬", "欧阳溪桐 郑海平"])
def test_a_name_with_a_double_surname_signs_in_a_bracket_behind_the_last_sentence(names):
    assert people(read_bylines([S, S, f"{S}（{names}）"])) == [f"A:{names.replace(' ', ',')}"]


@pytest.mark.parametrize("school", ["（实验小学四（2）班）", "（实验小学四年级）"])
def test_a_double_surname_whose_first_character_begins_no_name_is_one_behind_a_glued_role(school):
    assert people(read_bylines([f"我家的“小管家” 小记者令狐子墨{school}", S, S])) == ["A:令狐子墨"]


@pytest.mark.parametrize("sign", ["/", "："])
def test_a_made_up_name_that_a_sign_binds_to_its_label_stays_one_before_a_picture_credit(sign):
    assert people(read_bylines([f"文{sign}南窗 图{sign}郑海平", S, S])) == ["A:南窗", "P:郑海平"]


def test_who_wrote_a_letter_signs_behind_what_he_is_though_his_name_could_be_words():
    assert people(read_bylines([S, S, "读者 王长河"])) == ["A:王长河"]
    assert people(read_bylines([S, S, "读者 来信"])) == []


LONG = "水渠上个月通到了村里，老人和孩子都来看，说地里的苗这回有救了，麦子能多收三成。"


@pytest.mark.parametrize(
    "row",
    [
        *("开栏的话", "小城故事", "民生热线", "石桥县文化馆", "岁月留痕", "凡人微光", "灯下漫笔", "史海钩沉", "创作谈"),
        *("未完待续", "祝您平安", "列印本页"),
    ],
)
def test_the_head_of_a_column_an_office_and_closing_words_are_nobody(row):
    assert people(read_bylines([row, LONG, LONG])) == []
    assert people(read_bylines([LONG, LONG, row])) == []


@pytest.mark.parametrize("name", ["包晓雯", "郑海平"])
def test_the_number_of_a_class_is_no_bracket_of_a_credit(name):
    assert people(read_bylines([f"作者：四（3）班 {name}", S, S])) == [f"A:{name}"]


def test_a_word_that_begins_like_a_dispatch_ends_no_dateline():
    row = "我家的“电话大王”小记者郑海平（文化小学四（3）班）"
    assert people(read_bylines([row, S, S])) == ["A:郑海平"]


def test_a_name_that_blanks_set_apart_behind_a_role_is_whole_though_its_end_is_a_word():
    assert people(read_bylines([S, S, "记者 柳如是 摄影报道"])) == ["P:柳如是", "R:柳如是"]
    assert people(read_bylines(["记者 王庄村", S, S])) == []


def test_a_name_that_ends_like_a_label_before_the_place_of_a_report_is_whole():
    assert people(read_bylines(["记者郑慧文／石桥报道", S, S])) == ["R:郑慧文"]
    assert people(read_bylines(["郑慧文/图", S, S])) == ["A:郑慧", "P:郑慧"]


def test_a_name_that_ends_like_a_label_before_a_colon_is_none():
    assert people(read_bylines(["志愿者丁博文：守着锅炉过冬的物理老师", S, S])) == []
    assert people(read_bylines(["文：丁博文", S, S])) == ["A:丁博文"]
    assert people(read_bylines(["图：李薇文：郑海平", S, S])) == ["A:郑海平", "P:李薇"]
    assert people(read_bylines(["本报记者文：郑海平 图：李薇", S, S])) == ["A:郑海平", "P:李薇"]


@pytest.mark.parametrize("row", ["本组图片：郑海平", "（本组图片：郑海平 摄）", "本组图片/郑海平"])
def test_who_took_all_the_pictures(row):
    assert people(read_bylines([S, S, row])) == ["P:郑海平"]


def test_a_bar_behind_a_report_leads_to_who_wrote_it():
    assert people(read_bylines(["报道 / 郑海平", S, S])) == ["A:郑海平"]


@pytest.mark.parametrize("row", ["图据岭前自然保护区", "图据受访者", "图源网络"])
def test_whose_a_picture_is_in_a_row_of_its_own_is_a_credit(row):
    assert is_credit_line(row) == "labels-and-values"
    assert is_credit_line("图据说拍于九十年代") is None


def test_where_a_dispatch_comes_from_is_no_unread_word_though_it_reads_like_a_name():
    (credit,) = read_bylines(["【本報記者鄭維新禾州灘12日電】" + S]).credits
    assert [reason for reason, _ in credit.verdict.parts if "unread" in reason] == []


def test_rows_of_pupils_each_above_a_composition_are_credits():
    rows = ["城区小学 四（2）班 时小溪", S, "河西中学 初一（6）班 郑一诺", S, "石桥小学 五年级 毛云霞", S]
    read = read_bylines(rows)
    assert people(read) == ["A:时小溪,郑一诺,毛云霞"]
    assert read.rows == {0, 2, 4}


@pytest.mark.parametrize("row", ["通讯员 翁大海 甘露", "通讯员 甘露 翁大海"])
def test_a_word_that_a_surname_begins_is_a_name_beside_one_behind_a_role(row):
    assert sorted(read_bylines([S, S, row]).correspondents) == ["甘露", "翁大海"]
    assert people(read_bylines([S, S, "本报通讯员 郑海平 楼台月 摄"])) == ["P:郑海平,楼台月"]


@pytest.mark.parametrize("words", ["安全 生产", "文明 新风", "方言 地图"])
def test_words_behind_a_name_are_none_unless_each_of_them_could_be_one(words):
    assert people(read_bylines([S, S, f"记者 郑海平 {words}"])) == ["R:郑海平"]


@pytest.mark.parametrize("place", ["墨尔本", "伦敦", "合肥", "金融街", "高新区", "石桥村", "山东", "石头城"])
def test_what_could_be_a_place_behind_a_name_is_none(place):
    assert people(read_bylines([S, S, f"记者 郑海平 {place}"])) == ["R:郑海平"]
    assert people(read_bylines([S, S, "记者 郑海平、江苏"])) == ["R:郑海平,江苏"]
    assert people(read_bylines([S, S, "记者 郑海平 高明"])) == ["R:郑海平,高明"]
    assert people(read_bylines([S, S, "记者 郑海平 解放"])) == ["R:郑海平,解放"]
    assert people(read_bylines(["石桥社记者郑万乡", S, S])) == ["R:郑万乡"]


def test_a_second_row_of_names_goes_on_with_the_role_though_one_of_them_could_be_words():
    assert people(read_bylines(["□本报记者 郑海平", "池望 蓝雨晴", S, S])) == ["R:郑海平,池望,蓝雨晴"]
    assert people(read_bylines(["作者：郑海平", "岳小娥 宣传科 蓝雨晴", S, S])) == ["A:郑海平,蓝雨晴"]


@pytest.mark.parametrize("post", ["石桥市中医医院副主任医师", "县农业局农艺师"])
def test_two_characters_behind_a_post_are_a_name_unless_words_are_likelier(post):
    assert people(read_bylines([S, S, f"{post} 商陆"])) == ["A:商陆"]
    assert people(read_bylines([S, S, f"{post} 寄语"])) == []


@pytest.mark.parametrize("row", ["敬 礼", "晚 安", "完 结", "此 致"])
def test_what_a_letter_ends_with_is_nobody_however_it_is_set(row):
    assert people(read_bylines([S, S, row])) == []


@pytest.mark.parametrize("form", ["{}", "□ {}", "（{}）"])
def test_several_names_each_behind_an_office(form):
    row = form.format("石桥市农科院 郑海平　河湾县农业局 岳小娥")
    assert people(read_bylines([row, S, S])) == ["A:郑海平,岳小娥"]
    assert people(read_bylines([row.replace("岳小娥", "岳小娥 林声"), S, S])) == ["A:郑海平,岳小娥,林声"]
    assert people(read_bylines([form.format("石桥市农科院 郑海平　河湾县农业局"), S, S])) == []
    assert people(read_bylines([form.format("石桥市农科院 郑海平　河湾县农业局 岳小娥　石桥县图书馆"), S, S])) == []
    assert people(read_bylines(["春灌现场 郑海平　老渠新貌 岳小娥", S, S])) == []


def test_a_firm_is_no_name_and_what_is_left_of_it():
    assert people(read_bylines([S, S, "（作者：国海明珠投资 郑海平）"])) == ["A:郑海平"]


def test_who_wrote_a_letter_signs_above_the_answer():
    answer = "毛女士："
    assert people(read_bylines([S, "读者 毛金凤", answer, S, S])) == ["A:毛金凤"]
    assert people(read_bylines([S, S, "读者 毛金凤", S, S, S])) == []


def test_who_wrote_a_poem_signs_below_it_in_no_more_characters_than_a_verse_has():
    verses = ["再慢一点吧", "前面的山洞很短", "我怕来不及想起谁"]
    assert people(read_bylines([*verses, "禹乔"])) == ["A:禹乔"]
    assert people(read_bylines([*verses, "母亲"])) == []
    assert people(read_bylines(["山", "水", *verses, "禹乔"])) == []
    assert people(read_bylines(["作者：郑海平", *verses, "禹乔"])) == ["A:郑海平"]


def test_a_brief_that_a_name_ends_is_an_article_of_its_own_above_the_next_head():
    rows = ["港口检查渔船", S, "县里发放蔗种", f"{S}（郑海平）", "新增两条公交", S, S]
    assert people(read_bylines(rows)) == ["A:郑海平"]
    assert people(read_bylines([S, S, f"{S}（郑海平）", S, S])) == []


def test_names_in_one_row_and_what_they_did_in_the_next_are_one_credit():
    assert people(read_bylines([S, S, "郑海平 岳小娥", "摄影报道"])) == ["A:郑海平,岳小娥", "P:郑海平,岳小娥"]
    assert people(read_bylines([S, "水来了 灯亮了", "摄影报道"])) == []
    assert people(read_bylines([S, S, "郑海平 岳小娥", "摄影报道 林声"])) == ["A:郑海平,岳小娥,林声", "P:林声"]


@pytest.mark.parametrize("word", ["辑", "解答"])
def test_who_put_together_or_answered_is_an_author(word):
    assert people(read_bylines([S, S, f"（郑海平 {word}）"])) == ["A:郑海平"]
    assert people(read_bylines([S, S, f"（石桥市中医医院副主任医师 郑海平 {word}）"])) == ["A:郑海平"]
    assert people(read_bylines([S, S, "（作者系石桥市作家协会会员 郑海平）"])) == []
    assert people(read_bylines(["郑海平把旧报纸剪下来辑成一册", S, S])) == []


def test_a_name_that_is_spread_may_begin_like_a_label():
    assert people(read_bylines(["本报讯（记者 文 章 通讯员 郑海平）" + S, S])) == ["C:郑海平", "R:文章"]
    assert people(read_bylines([S, S, "文 王 明 图 李 薇"])) == ["A:王明", "P:李薇"]


def test_a_pupil_signs_in_brackets_with_the_number_of_a_class():
    assert people(read_bylines([S, f"{S}（石桥一中初一（6）班 税金秋）"])) == ["A:税金秋"]


def test_who_wrote_a_letter_may_say_whose_they_are():
    assert people(read_bylines(["尊敬的岳老师：", S, S, "您的学生 郑海平"])) == ["A:郑海平"]


def test_a_name_that_is_spread_signs_behind_another_mark_above_the_story():
    assert people(read_bylines(["◎田 间", S, S])) == ["A:田间"]
    assert people(read_bylines(["◎评 论", S, S])) == []


def test_a_report_that_a_colon_binds_to_a_name_and_nothing_else():
    assert people(read_bylines(["报道：郑海平", S, S])) == ["A:郑海平"]
    assert people(read_bylines(["据本报报道：渠水来了", S, S])) == []


@pytest.mark.parametrize("row", ["书名：《陶渡记》 作者：郑海平", "片名：《陶渡记》　作者：郑海平　片长：90分钟"])
def test_who_made_a_work_that_a_row_tells_of_is_no_author_of_the_article(row):
    assert people(read_bylines([S, S, row])) == []
    assert people(read_bylines([S, S, "《陶渡记》 作者：郑海平"])) == ["A:郑海平"]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("（双河镇：郑海平）", ["A:郑海平"]),
        ("（县水利局：郑海平）", ["A:郑海平"]),
        ("（本期专家：郑海平）", []),
        ("（双河镇：昨日春灌）", []),
        ("（郑海平 岳小娥 周德兰 林声）", ["A:郑海平,岳小娥,周德兰,林声"]),
        ("（春耕特辑）", []),
        ("媒体报道：通知公告", []),
    ],
)
def test_what_stands_before_a_name_in_brackets_or_a_row(row, expected):
    assert people(read_bylines([S, S, row])) == expected


def test_what_is_said_of_pictures_in_the_next_row_makes_no_photographers_of_who_signs():
    assert people(read_bylines([S, S, "郑海平 岳小娥", "文/图 本报资料"])) == ["A:郑海平,岳小娥"]


def test_two_characters_in_brackets_behind_a_dateline_are_a_name_unless_they_are_a_word():
    assert people(read_bylines([f"晚报讯（左言）{S}", S])) == ["A:左言"]
    assert people(read_bylines([f"晚报讯（综述）{S}", S])) == []


def test_a_reporters_station_is_no_part_of_a_name_that_is_spread():
    assert people(read_bylines([S, "石桥记者站 要 强 摄"])) == ["P:要强"]
    assert people(read_bylines([S, "石桥记者站 郑海平 摄"])) == ["P:郑海平"]


def test_whoever_stands_behind_a_class_in_the_headline_is_the_pupil():
    rows = [Row("我的抚仙湖 石桥市某小学四(3)班 飞羽", Place.HEADLINE), Row(S), Row(S)]
    assert people(read_rows(rows)) == ["A:飞羽"]
    assert people(read_rows([Row("我们的班会 石桥小学四(3)班 集体", Place.HEADLINE), Row(S), Row(S)])) == []


@pytest.mark.parametrize("row", ["图为游客走进桃花沟。 洛桑 摄", "洛桑 摄", "游客走进桃花沟。洛桑 摄"])
def test_a_name_by_its_sounds_alone_that_is_set_apart_took_the_picture(row):
    assert people(read_bylines([S, S, row])) == ["P:洛桑"]
    assert people(read_bylines([S, S, "阿里 摄"])) == []  # a district of Tibet
    assert people(read_bylines([S, S, "渠水来了。 洛 摄"])) == []
