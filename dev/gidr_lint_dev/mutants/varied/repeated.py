"""The sentences of a varied report that repeat its tables: documents, applications, disputes."""

from gidr_lint_dev.mutants.varied.words import OUTCOMES, REASONS, Words


def documents(words: Words) -> str:
    if words.draft.form.id == "2019":
        return words.pick(
            "规范性文件制定、备案、清理工作依法开展。",
            f"{words.year}年，共主动公开规范性文件⟦newly-public|{words.n['newly-public']}⟧件。",
        )
    issued, repealed, force = words.fig("issued"), words.fig("repealed"), words.fig("in-force")
    if words.n["issued"] == 0 and words.chance(0.5):
        return words.pick(f"{words.year}年未制发行政规范性文件。", "本年度没有制发行政规范性文件。")
    return words.pick(
        f"{words.year}年，共制发行政规范性文件{issued}件，废止{repealed}件，现行有效{force}件。",
        f"全年制发行政规范性文件{issued}件，废止行政规范性文件{repealed}件，现行有效行政规范性文件{force}件。",
        f"本年度制定发布行政规范性文件{issued}件，现行有效行政规范性文件{force}件。",
    )


def requests(words: Words) -> str:
    """How many applications came, and what became of them."""
    n = words.n
    if n["new"] == 0 and n["carried-in"] == 0:
        return _no_requests(words)
    text = _balance(words) + _outcomes(words) + _applicants(words) + _reasons(words)
    if n["carried-out"] == 0 and words.chance(0.3):
        text += words.pick("所有申请均已按期办结。", "全部依法按时答复。", "均在法定期限内答复。")
    return text


def _no_requests(words: Words) -> str:
    year, own, fig = words.year, words.who.own, words.fig
    return words.pick(
        f"{year}年，{own}未收到政府信息公开申请。",
        "全年未收到政府信息公开申请，无上年结转。",
        f"{year}年度未收到任何形式的政府信息公开申请。",
        f"本年新收政府信息公开申请{fig('new')}件，上年结转{fig('carried-in')}件。",
        f"{own}本年度没有收到政府信息公开申请。",
    )


def _balance(words: Words) -> str:
    """The applications that came, were answered and were carried over."""
    year, own, n, fig = words.year, words.who.own, words.n, words.fig
    carried = words.pick(
        f"上年结转{fig('carried-in')}件",
        f"上年结转政府信息公开申请{fig('carried-in')}件",
        f"{year - 1}年结转{fig('carried-in')}件",
    )
    settled = words.pick(
        f"办结{fig('total')}件",
        f"全年办结{fig('total')}件",
        f"答复{fig('total')}件",
        f"已办结{fig('total')}件",
    )
    over = words.pick(
        f"结转下年度继续办理{fig('carried-out')}件",
        f"结转下年度{fig('carried-out')}件",
        f"转下年度继续办理{fig('carried-out')}件",
    )
    start = words.pick(
        f"{year}年，{own}新收政府信息公开申请{fig('new')}件，{carried}，{settled}，{over}。",
        f"本年新收政府信息公开申请数量{fig('new')}件，{carried}，{settled}，{over}。",
        f"全年新收到政府信息公开申请{fig('new')}件，{carried}。{settled}，{over}。",
        f"全年共收到政府信息公开申请{fig('new')}件，{carried}。{settled}，{over}。",
        f"{year}年共新受理政府信息公开申请{fig('new')}件，{carried}，共计{n['new'] + n['carried-in']}件。{settled}，{over}。",
        f"全年新收申请{fig('new')}件，{carried}；{settled}；{over}。",
    )
    if n["carried-in"] == 0 and words.chance(0.5):
        start = start.replace(f"，{carried}", "，无上年结转" if words.chance(0.5) else "", 1)
    if n["carried-out"] == 0 and words.chance(0.5):
        if words.chance(0.5):
            start = start.replace(over, words.pick("无结转下年度办理件", "无结转"))
    return start


def _outcomes(words: Words) -> str:
    """The kinds of answers that were given, and some that were not."""
    parts = [(name, word) for name, word in OUTCOMES if words.n[name] or words.chance(0.4)]
    join = words.pick("、", "，")
    listed = join.join(f"{word}{words.fig(name)}件" for name, word in parts)
    if not listed or not words.chance(0.6):
        return ""
    return words.pick(
        f"其中{listed}。",
        f"其中：{listed}。",
        f"办理结果为：{listed}。",
        f"在已办结的申请中，{listed}。",
    )


def _applicants(words: Words) -> str:
    if not words.chance(0.3):
        return ""
    people, others = words.fig("natural-person"), words.fig("organisations")
    text = words.pick(
        f"从申请人情况看，自然人{people}件，法人或其他组织{others}件。",
        f"新收申请中，自然人申请{people}件，法人或其他组织申请{others}件。",
    )
    return text if words.n["new"] else ""


def _reasons(words: Words) -> str:
    """One of the reasons for an answer."""
    reasons = [name for name in REASONS if words.n.get(name)]
    if not reasons or not words.chance(0.25):
        return ""
    name = words.rng.choice(reasons)
    return words.pick(
        f"依申请公开答复中，{REASONS[name]}{words.fig(name)}件。",
        f"其中，{REASONS[name]}的{words.fig(name)}件。",
    )


def disputes(words: Words) -> str:
    year, own, n, fig = words.year, words.who.own, words.n, words.fig
    reviews, suits = n["review-total"], n["suits"]
    if reviews == suits == 0:
        return words.pick(
            f"{year}年，{own}未发生因政府信息公开被申请行政复议、提起行政诉讼的情况。",
            "全年未发生因政府信息公开引发的行政复议和行政诉讼案件。",
            "本年度没有因政府信息公开工作被申请行政复议、提起行政诉讼。",
            f"因政府信息公开被申请行政复议{fig('review-total')}件，被提起行政诉讼{fig('suits')}件。",
            f"{year}年无政府信息公开行政复议、行政诉讼案件。",
        )
    results = "、".join(
        f"{word}{fig(f'review-{id}')}件"
        for id, word in (("upheld", "结果维持"), ("corrected", "结果纠正"), ("other", "其他结果"), ("pending", "尚未审结"))
        if n[f"review-{id}"]
    )  # fmt: skip
    review = (
        words.pick("未发生因政府信息公开被申请行政复议的情况", "没有因政府信息公开被申请行政复议")
        if not reviews
        else f"因政府信息公开被申请行政复议{fig('review-total')}件"
        + (f"，其中{results}" if results and words.chance(0.7) else "")
    )
    suit = (
        words.pick("未发生因政府信息公开被提起行政诉讼的情况", "没有被提起政府信息公开行政诉讼")
        if not suits
        else words.pick(
            f"被提起政府信息公开行政诉讼{fig('suits')}件",
            f"因政府信息公开被提起行政诉讼{fig('suits')}件，其中未经复议直接起诉{fig('direct-suit-total')}件，复议后起诉{fig('after-review-suit-total')}件",
        )
    )
    return f"{year}年，{review}；{suit}。" if words.chance(0.6) else f"{review}。{suit}。"
