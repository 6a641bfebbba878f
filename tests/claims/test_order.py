"""What a sentence is read as does not hang on how Python happens to order a set."""

import os
import subprocess
import sys

SENTENCES = (
    "全年收到政府信息公开申请31件，不予公开的有3件属于过程性信息、执法案卷信息和内部事务信息。",
    "个人、企业和律师事务所，均未提出政府信息公开申请。",
    "因信息公开被复议、诉讼纠正4件，复议3件、诉讼1件；自然人和企业的申请，办结12件。",
)
PROGRAM = """
import sys
from gidr_lint.claims.discourse import Context
from gidr_lint.claims.paragraph import read
for sentence in sys.argv[1:]:
    for item in read(sentence, Context("applications", 2024, "app", True, False), "海州市水利局").found:
        print(item.kind, *map(str, item.readings), item.doubt, item.reason, sep="|")
"""


def test_every_seed_gives_the_same_claims_in_the_same_order():
    told = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM, *SENTENCES],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True, text=True, encoding="utf-8", check=True,
        ).stdout
        for seed in range(8)
    }  # fmt: skip
    assert len(told) == 1
    assert told.pop().count("\n") > len(SENTENCES)
