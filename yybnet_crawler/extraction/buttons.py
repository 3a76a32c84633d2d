"""Which lines are nothing but buttons and counters: share, print, text size, 阅读 12?"""

import re
from collections.abc import Iterable
from typing import Final

from yybnet_crawler.extraction.word_groups import any_of, listed

BUTTONS: Final = listed(  # the longer of two words with one beginning stands first
    r" 分享(?:到|至|给)? 微信(?:好友|朋友圈|扫一扫|公众号)? 朋友圈 好友和 新浪 腾讯 微博 QQ(?:空间|好友)?"
    r" qq(?:空间|好友)? [Qq]zone 易信 豆瓣 钉钉 支付宝 用?微信扫[码描]?(?:一扫|二维码)?"
    r" 扫[码描](?:二维码)? 扫一扫 手机(?:看|阅读|扫码|版|浏览)? 二维码 打开 浏览器 在 当前页 复制 链接 网址 地址"
    r" 转播(?:到|至)? 转寄"
    r" (?:目前)?字[号体级型]?(?:大小|放大|缩小)? 缩小(?:图片)? 放大(?:图片)? 大 中 小 超大 默认 标准 特 T A"
    r" [打列]印(?:本页|本文|此文)?"
    r" 关闭(?:窗口|本页|页面)? 收藏(?:文章|本文|本页)? 举报 (?:文章)?纠错 投诉 保存(?:图片)?"
    r" 下载 邮件 转发 转载 推荐(?:给好友)?"
    r" 点?赞 顶 踩 评论 跟[帖贴] 参与 人 条 阅读(?:数|量|次数)? 浏览(?:次数|量|数)? 点击(?:次数|量|数|率)? 次"
    r" 回复 登录 注册 退出 表情 发[布表] 取消 确定 首页 顶部 回到 更多 听新闻 [简繁]体?"
    r" 返回(?:首页|主页|官网|顶部|列表|目录|上页)? [上下]一?页 [末尾]页 共 第 页"
    r" 语音(?:播报|朗读)? (?:人工智能|AI)?朗读 播放 暂停 全文 展开 收起 广告 赞助 推广 客户端 APP App 我要 投稿 反馈"
    r" 意见 订阅 关注 已 加载 切换 夜间 模式 护眼 加入 添加 本文 来说两句 好文 钦佩 喜欢 泪奔 在看 可爱 思考"
    r" 只看(?:该作者|楼主|大图) [倒正]序(?:浏览|看帖)"
)
_BETWEEN_BUTTONS: Final = r"[\s\d,.:|/\\\[\]()<>《》、+\-—_·•×=★☆]"
_TOOLS_LENGTH: Final = 80
_LONGEST_WORD: Final = 2  # characters


def tool_line(buttons: Iterable[str]) -> re.Pattern[str]:
    """The expression of a line of buttons; possessive: without backtracking, so linear in time."""
    one = any_of(buttons)
    return re.compile(rf"{_BETWEEN_BUTTONS}*+{one}(?:{_BETWEEN_BUTTONS}|{one})*+")


_TOOLS: Final = tool_line(BUTTONS)
_ONE_BUTTON: Final = re.compile(rf"{_BETWEEN_BUTTONS}*+{any_of(BUTTONS)}")


def is_tool_line(text: str) -> bool:
    """Whether a plain line is nothing but buttons: share, print, text size, counters."""
    return len(text) < _TOOLS_LENGTH and _TOOLS.fullmatch(text) is not None


def counts_as_several(text: str) -> bool:
    """Whether a tool line holds more than one word of buttons: 打开 and 大字 may be verses, `字号:大 中 小` is none."""
    match = _ONE_BUTTON.match(text) if len(text) > _LONGEST_WORD else None
    return match is not None and any(char.isalpha() for char in text[match.end() :])
