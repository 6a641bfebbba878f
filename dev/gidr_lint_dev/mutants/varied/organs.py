"""Who writes a varied report: organs of invented places."""

from random import Random

from gidr_lint_dev.mutants.varied.sample import Organ

_PLACES = (
    "青溪", "临江", "云台", "白石", "东岭", "玉泉", "南浦", "长河", "石鼓", "西畴", "安澜", "桐山", "澄湖", "永丰", "北屏",
)  # fmt: skip
_DEPARTMENTS = (
    "水务局", "教育局", "卫生健康局", "市场监督管理局", "自然资源局", "财政局", "审计局", "司法局", "统计局", "民政局", "发展和改革局",
    "交通运输局", "农业农村局", "应急管理局", "医疗保障局", "退役军人事务局", "住房和城乡建设局",
)  # fmt: skip
_TOWNSHIPS = ("石桥镇", "柳河镇", "双泉乡", "大塘镇", "枫林乡", "马鞍镇")
_STREETS = ("龙湾", "朝阳", "城南", "滨河")


def organ(rng: Random) -> Organ:
    place = rng.choice(_PLACES)
    level = rng.choice(("县", "县", "区", "市"))
    region = place + level
    site = f"{level}政府门户网站"
    over = f"{level}委、{level}政府"
    kind = rng.choice(("department",) * 6 + ("township", "township", "street", "government", "office"))
    if kind == "department":
        name = rng.choice(_DEPARTMENTS)
        return Organ(region + name, rng.choice(("我局", "本局", "本机关")), site, kind, over)
    if kind == "township":
        name = rng.choice(_TOWNSHIPS)
        whole = region + name + rng.choice(("人民政府", "人民政府", ""))
        return Organ(whole, f"我{name[-1]}", site, kind, over)
    if kind == "street":
        name = rng.choice(_STREETS) + "街道"
        return Organ(region + name + "办事处", rng.choice(("我街道", "街道")), site, kind, over)
    if kind == "office":
        return Organ(f"{region}人民政府办公室", "我办", site, kind, over)
    return Organ(f"{region}人民政府", f"我{level}", site, kind, "省委、省政府")
