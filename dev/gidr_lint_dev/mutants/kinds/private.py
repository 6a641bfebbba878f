"""What is not for the public: personal data, secrets, addresses inside an office."""

from random import Random

from gidr_lint_dev.mutants.edits import add
from gidr_lint_dev.mutants.model import Label, kind
from gidr_lint_dev.mutants.varied import Sample, bare

_INFO = "属提示级，默认不开。"


@kind("address/internal")
def _(sample: Sample, rng: Random) -> Label | None:
    where = rng.choice(
        (
            "http://192.168.1.20/zwgk",
            "http://10.12.0.8:8080/xxgk",
            "http://localhost:8080",
            "file:///D:/年报/终稿.docx",
            "http://172.16.3.4/",
            "http://127.0.0.1/a",
        )
    )
    return Label("P724", (), (add(sample, f"报告全文可在{where} 查阅。"),))


def _identity(rng: Random) -> str:
    digits = f"{rng.choice(('110101', '320106', '440303', '510104'))}19{rng.randint(50, 99)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}{rng.randint(0, 999):03}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, weights, strict=True)) % 11]


@kind("privacy/identity-number")
def _(sample: Sample, rng: Random) -> Label | None:
    text = rng.choice(
        (
            f"申请人（身份证号{_identity(rng)}）通过邮寄方式提出申请，已依法答复。",
            f"群众来电反映，身份证{_identity(rng)}，已办结。",
        )
    )
    return Label("W901 W904", (), (add(sample, text, "problems"),))


@kind("privacy/mobile")
def _(sample: Sample, rng: Random) -> Label | None:
    number = f"1{rng.choice('3578')}{rng.randint(0, 999_999_999):09}"
    written = rng.choice(
        (number, f"{number[:3]}-{number[3:7]}-{number[7:]}", f"{number[:3]} {number[3:7]} {number[7:]}")
    )
    sample.draft.preamble[-1] += f"联系人手机：{written}。"
    return Label("W902", (), (bare(sample.draft.preamble[-1]),))


@kind("privacy/account")
def _(sample: Sample, rng: Random) -> Label | None:
    digits = [6, 2, 2, *(rng.randint(0, 9) for _ in range(15))]
    for check in range(10):
        whole = [*digits, check]
        total = sum(
            d if n % 2 == 0 else (d * 2 - 9 if d > 4 else d * 2) for n, d in enumerate(reversed(whole))
        )
        if total % 10 == 0:
            break
    return Label("W906", (), (add(sample, f"信息处理费缴费账号：{''.join(map(str, whole))}。", "problems"),))


@kind("privacy/name")
def _(sample: Sample, rng: Random) -> Label | None:
    name = rng.choice(("张建国", "李秀英", "王小明", "陈志强", "刘芳", "赵永福"))
    text = rng.choice(
        (
            f"申请人{name}不服答复，已依法作出说明。",
            f"原告{name}不服答复提出异议，已沟通说明。",
        )
    )
    return Label("W904", (), (add(sample, text, "problems"),))


@kind("privacy/secret")
def _(sample: Sample, rng: Random) -> Label | None:
    text = rng.choice(("机密★1年", "秘密★", "内部资料，不得外传", "内部资料 注意保存", "绝密"))
    sample.draft.preamble.insert(0, text)
    return Label("W907", (), (text,))


@kind("privacy/mailbox", aside=_INFO)
def _(sample: Sample, rng: Random) -> Label | None:
    sample.draft.preamble[-1] += rng.choice(("邮箱：12345678@qq.com。", "电子邮箱：qxxxgk@163.com。"))
    return Label("W903", (), (bare(sample.draft.preamble[-1]),))


@kind("privacy/home", aside=_INFO)
def _(sample: Sample, rng: Random) -> Label | None:
    return Label(
        "W905 W904",
        (),
        (add(sample, "申请人王某，住幸福小区3号楼2单元501室，申请公开征地信息。", "problems"),),
    )


@kind("privacy/staff", aside=_INFO)
def _(sample: Sample, rng: Random) -> Label | None:
    return Label(
        "W909",
        (),
        (
            add(
                sample,
                "成立领导小组，组长：张建国，副组长：李秀英、王小明，成员：陈志强、刘芳芳、赵永福、周海涛。",
            ),
        ),
    )
