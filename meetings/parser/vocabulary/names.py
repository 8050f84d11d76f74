"""Who is named: chairs, speakers, units. A name is recognised by the post before it, else by its surname."""

import re

from meetings.parser.cleaning.characters import BLANKS, HAN
from meetings.parser.vocabulary.imperatives import IMPERATIVE, by_first_character

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任"
    "卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严"
    "莫孔向汤温康施文牛樊葛邢安齐庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单"
    "裴霍涂成苗谷盛曲翁冉骆蓝路游靳辛管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄"
    "窦戚岑景党"
    "宫费卜冷晏卫席柏米宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝"
    "封谈匡鞠惠荆乐冀胥南班储原栗燕楚鄢扶奚皮郁粘阎伍傅沃谌诸车宓计候肇补斯才巴玛达扎格次旦洛买阿木艾热努"
    "嵇屠伊隗郗蔺郜羊荀於芮羿汲邴糜乌弓牧蓬仰秋暴厉戎韶蓟薄印宿怀邰鄂索籍赖阴莘贡劳逄堵宰郦雍郤璩濮寿扈郏浦慕茹宦容易慎戈庾暨衡满弘阙蔚越夔隆晁勾融訾阚巢蒯竺权逯桓亓贲裘昝钮滑杭宣洪伏茅狄禹湛酆凤昌水云廉危季萧贝荔闭盖银哈闾"
    "丘乔习井亢仉仝侴况冼卿厍咸寸常昃戢智束檀毋祖禄禚苍辜邸郄郇钭铁闻鹿瑞佴底占"
)
_DOUBLE = (
    "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|端木|范姜|闻人|宇文|钟离|澹台|公冶|宗政|濮阳|淳于|单于|太叔|"
    "申屠|轩辕|羊舌|乐正|亓官|司空|司寇|仲孙|公羊|万俟|赫连|拓跋|百里|东郭|南门|呼延|谷梁|左丘|第五|南宫|西门|长孙|闾丘"
)
_POST = (
    "副书记|书记|副主任|主任|副区长|区长|副市长|市长|副县长|县长|副州长|州长|副省长|省长|副镇长|镇长|"
    "乡长|副部长|部长|副局长|局长|厅长|司长|处长|科长|院长|"
    "校长|主席|总理|国务委员|委员长|组长|秘书长|常委|委员|党组成员|成员|同志|会长|总经理|董事长|旗长|"
    "盟长|行长|署长|总指挥|指挥长|专员|理事长|"
    "检察长|社长|河长|湖长|林长|田长|路长|链长|调研员|巡视员|负责人|主持工作|领导|首长|特首|总督(?!察)|站长|队长|支队长|总队长|政委|司令员|"
    "总督察|督察专员|总工程师|总规划师|总经济师|总会计师|所长|馆长|台长|总编辑|村长|干部|召集人|署理"
)
_TIME = (
    r"(?:[0-9〇零一二三四五六七八九十]{2,4}年)?(?:[0-9一二三四五六七八九十]{1,3}月)?(?:[0-9一二三四五六"
    r"七八九十]{1,3}[日号])(?:上午|下午|晚上?|中午|凌晨|傍晚)?"
    r"|(?:上午|下午|晚上?|今天|今日|昨天|昨日|当天|当日|日前|近日|近期)(?:上午|下午|晚上?)?"
)
_TRAILING = re.compile(
    rf"(?:{_TIME}|同志|先生|女士|议员|亲自|带队|率队|连夜|专门|紧急|(?:到|赴|前往|深入)[^，。；]{{2,16}}|"
    r"讲话|分别|先后|相继|连续|接连|共同|并|还|也|又|出席会议并|出席并|在[^，。；]{1,30}?|"
    rf"以视频(?:会议)?(?:的)?(?:形式|方式)|通过视频|（[^（）]{{0,20}}）|于|就[^，。]{{1,20}})$"
)
_POSTS = re.compile(_POST)
_TITLED = re.compile(f"(?P<surname>[{HAN}])(?:{_POST})(?P<given>[{HAN}]{{1,2}})")  # 林镇长志明
_POST_AFTER = re.compile(
    "(?:代|副)?(?:区长|市长|县长|州长|省长|镇长|乡长|旗长|盟长|部长|厅长|院长|校长|会长|董事长|理事长|总经理|总指挥|书记|主任|局长|秘书长)$"
)
_UP_TO_BODY = re.compile(
    "^.{1,30}(?:政府|党委|党组|[县市区省州旗]委|局|委员会|管委会|集团|公司|街道|镇|乡|医院|学院|大学|学校|中心)(?=..)"
)
_IN_SOUNDS = (  # the characters by which names of other languages are written
    "阿艾买木提古丽江尔汗热依曼克拉吾斯玛力巴雅布仁其木格图娜乌兰苏日那顺敖云毕宝音孟和朝鲁额德特巴特扎西次达瓦旺堆卓尼顿珠桑多杰才让旦增平措罗格央金"
    "吐逊沙麦合萨帕塔孜库亚森哈穆罕默伊卡迪赛满都呼勤孟赫浩钢铁木日根白音吉嘎"
)
_NAME = re.compile(f"[{HAN}]{{2,4}}|[{_IN_SOUNDS}]{{5,8}}|[{HAN}]{{1,8}}(?:[·•・][{HAN}]{{1,8}}){{1,3}}")
_NOT_NAME = re.compile(
    "^各|^常[委务态]|会议|政府|党组|领导|同志|集体|大家|各级|部门|单位|全区|全市|全县|主要|有关|相关|负责|工作|我们|本次|"
    "应邀|受邀|班子|成员|受|由|召集|应当|可以|定期|统一|轮流|"
    "(?:局|委|办|厅|科|处|镇|乡|村|街道|集团|公司|中心|医院|学校)$"
)
_AROUND = f"{BLANKS}，、"  # a name
_DATELINE = re.compile("^.{2,20}日(?:电(?![力视话信商网])|讯)[ \u3000]*")
_MARK = re.compile("[，、；：]")
_UP_TO_NAME = re.compile("^.*(?:由|是|受)")
_DOUBLE_SURNAME = re.compile(_DOUBLE)
_DOUBLE_NAME = re.compile(f"(?:{_DOUBLE})[{HAN}]{{1,2}}$")


def read_person(words: str) -> str:
    """区政府党组书记、区长某某某 → 某某某; 张三3月24日 → 张三; "" where no person is named."""
    words = _DATELINE.sub("", words.strip(BLANKS))
    while (shorter := _TRAILING.sub("", words).strip(_AROUND)) != words:
        words = shorter
    words = _MARK.split(words)[-1]
    titled = _TITLED.fullmatch(words)
    if titled and is_surname(titled["surname"]):
        return titled["surname"] + titled["given"]
    return _before_post(words) or _after_post(words) or _by_surname(words)


def _before_post(words: str) -> str:
    """方远区长, 区政府方远区长: the post may follow the name; only then does the surname decide."""
    found = _POST_AFTER.search(words)
    name = _UP_TO_BODY.sub("", words[: found.start()]) if found else ""
    return name if is_surname(name) and looks_like_name(name) and len(name) <= 4 else ""


def _after_post(words: str) -> str:
    """The name is what follows the last post; a post's word inside a name (部长江某) is skipped."""
    for found in reversed(list(_POSTS.finditer(words))):
        rest = words[found.end() :].replace(" ", "").replace("\u3000", "")
        if looks_like_name(rest):
            return rest
        if len(rest) > 4:
            return ""
    return ""


def _by_surname(words: str) -> str:
    """会议由李某某: no post, so the surname decides; 受 and 由 before it are no part of the name."""
    words = words.replace(" ", "").replace("\u3000", "")
    words = _UP_TO_NAME.sub("", words)
    if looks_like_name(words) and is_surname(words):
        return words
    found = _DOUBLE_NAME.search(words)
    return found[0] if found and len(words) <= 4 else ""


def looks_like_name(words: str) -> bool:
    """Two to four characters (布仁巴雅尔 has more), or parts joined by ·, that are no word such as 会议 or 同志."""
    return bool(_NAME.fullmatch(words)) and not _NOT_NAME.search(words)


def is_surname(words: str) -> bool:
    """方……, 欧阳……, 阿不都·……: what a name begins with."""
    return words[:1] in _SURNAMES or bool(_DOUBLE_SURNAME.match(words)) or "·" in words


_FIELDS = (
    "财政|发展和?改革|发改|教育体育|教育和?科技|教育|教体|科学技术|科技|工业和信息化|工信|工业信息化|"
    "经信|经济和信息化|民政|司法|人力资源和?社会保障|人社|自然资源和规划|自然资源|规划和自然资源|"
    "住房和?城乡建设|住建|城乡建设|建设|交通运输|交通|水利|水务|农业农村|农业|商务|文化和?旅游|"
    "文化旅游体育|文化广电旅游|文旅广电|文旅体|文旅|文广旅|卫生健康|卫健|应急管理|应急|审计|"
    "国有资产监督管理|国资|市场监督管理|市场监管|统计|医疗保障|医保|信访|生态环境|城市管理|城管|综合执法|"
    "林业和草原|林业|园林|税务|公安|乡村振兴|数据|大数据|政务服务|行政审批|行政审批服务|退役军人事务|"
    "退役军人|机关事务管理|机关事务|金融|投资促进|招商|民族宗教|民宗|外事|侨务|体育|粮食和物资储备|粮食|"
    "供销|气象|消防救援|人防|国防动员|档案|地震|邮政管理|烟草|海事|监察|"
    "宣传|组织|统战|网信|编制|政法|政府|府|纪检监察|督查|物价|能源|海洋|渔业|畜牧|移民|扶贫|文化|旅游|"
    "广电|妇儿工|残疾人工作|考核|目标|社会工作|融媒体|疾控|疾病预防控制"
)
_PEOPLES = (
    "妇联|残联|文联|工商联|侨联|科协|总工会|人民法院|法院|人民检察院|检察院|公安局交警[大支]队|消防救援[大支总]队"
)
_BEGINS = "省市州县区旗盟镇各" + "".join(sorted({field[0] for field in _FIELDS.split("|")}))
_OFFICES = (
    rf"(?=[{_BEGINS}])(?:[省市州县区旗盟]委(?=网信|组织|宣传|统战|政法|编|社会)|[省市州县区旗盟镇]|"
    rf"各[区县镇])?(?:{by_first_character(_FIELDS)})(?:工作)?(?:局|委员会|委|办公室|办(?![法理事学公案好实结])|厅|部(?!门|署|分)|"
    rf"分局|中心)(?![长员])"
    rf"|[省市州县区旗](?:{_PEOPLES})|团(?<![{HAN}]团)[省市州县区]委"
)
_PLACES = (
    rf"(?<=[，、；：和及与由请成同向通在到对从。望议\s])(?:"
    rf"(?<![望议])(?![由请和与及对向在到从通责交])[{HAN}]{{2,4}}(?:街道办事处|街道办|"
    r"街道|镇|(?<!城)乡)(?!村|镇|振兴|化|级|域|容|土|亲|情|愁|企|园|道)"
    rf"|(?<![向通在到对从。\s])(?!希望|建议|[由请和与及对向])[{HAN}]{{2,8}}(?:集团|公司|管委会|事务中心|"
    r"服务中心|开发区|高新区))"
)
_OFFICE, _UNIT = re.compile(_OFFICES), re.compile(f"{_OFFICES}|{_PLACES}")
_PLACE_ENDS = re.compile("街道|镇|乡|集团|公司|管委会|事务中心|服务中心|开发区|高新区")  # one is in each of the latter
_ENDS = re.compile(  # one of them is in the name of every unit
    "局|委|办(?![法理事学好案实结])|厅|部(?!门|署|分)|镇|乡|联(?<=[妇残文商侨]联)|队(?<=[大支总]队)|中心|科协|总工会|法院|检察院|街道|集团|公司|开发区|高新区"
)
_GLUED = re.compile("不|各|每|个|至|向|联系|新建|沿湖|沿河|的")
_VAGUE = re.compile("集镇$|^(?:各|有关|相关|全|本|该|所有|多个|部分|重点|集|城区|老旧)|乡镇$")


def read_units(words: str) -> tuple[str, ...]:
    """由市财政局牵头，城关镇、区发改委配合 → those three; 各镇、有关部门 name no one."""
    if not _ENDS.search(words):
        return ()
    form = _UNIT if _PLACE_ENDS.search(words) else _OFFICE
    found = dict.fromkeys(match[0] for match in form.finditer("，" + words))
    return tuple(unit for unit in found if not _GLUED.search(unit) and not _VAGUE.search(unit) and not _is_phrase(unit))


def _is_phrase(unit: str) -> bool:
    """要推进集团化……, 建设高新区: a verb and its object, not a unit."""
    return "要" in unit or (not unit.endswith(("局", "委", "办", "厅", "部")) and bool(IMPERATIVE.match(unit)))
