// Opens the draft, waits for the findings, prints them, types above them, takes the picture.
//
// usage: node look.cjs URL PICTURE

const { chromium } = require("playwright-core");

const [url, picture] = process.argv.slice(2);
const rows = ".markers-panel .monaco-list-row";

async function reach(page) {
  for (let n = 0; n < 100; n++) {
    try {
      await page.goto(url);
      return;
    } catch {
      await page.waitForTimeout(300); // not listening yet
    }
  }
  throw new Error("code-server does not answer");
}

const problems = (page) => page.$$eval(rows, (list) => list.map((row) => row.getAttribute("aria-label")));

async function look() {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking",
      "--disable-component-update", "--disable-sync"],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 });
    await reach(page);
    await page.dblclick('.explorer-folders-view .monaco-list-row[aria-label*="draft.md"]', { timeout: 60000 });
    await page.waitForSelector(".monaco-editor .view-line", { timeout: 30000 });
    await page.waitForSelector(".monaco-editor [class*=squiggly-]", { timeout: 60000 });
    await page.keyboard.press("Control+Shift+M");
    await page.waitForSelector(rows);
    await page.waitForTimeout(1500);
    const before = await problems(page);
    console.log(before.join("\n"));

    // What is shown follows the typing, unsaved: a line typed at the top moves every finding down.
    await page.click(".monaco-editor .view-lines");
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("Enter");
    await page.waitForTimeout(2500);
    const after = await problems(page);
    const line = (label) => Number(/line (\d+)/.exec(label ?? "")?.[1]);
    const moved = before.slice(1).every((label, n) => line(after[n + 1]) === line(label) + 1);
    console.log(`after a line typed above: ${after.length} rows, ${moved ? "all one line lower" : "NOT moved"}`);
    await page.keyboard.press("Control+z");
    await page.waitForTimeout(2500);
    if (!moved || before.length !== (await problems(page)).length) {
      process.exitCode = 1;
    }
    // The last error that is in sight, so that the picture shows a table.
    const errors = await page.$$(`${rows}[aria-label^="Error"]`);
    await errors[errors.length - 1].click();
    await page.waitForTimeout(1200);
    await page.screenshot({ path: picture });
  } finally {
    await browser.close();
  }
}

look().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
