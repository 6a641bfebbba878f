// Starts `gidr-lint server` for Markdown and plain text; all judgement is the server's.

import { execFile } from "node:child_process";
import { homedir } from "node:os";
import { promisify } from "node:util";
import * as vscode from "vscode";
import { LanguageClient, type LanguageClientOptions, type ServerOptions } from "vscode-languageclient/node";

const SECTION = "gidrLint";
// Not the workspace: some systems look for programs in the current folder first.
const FOLDER = homedir();

let client: LanguageClient | undefined;
let output: vscode.LogOutputChannel;
// Restarts come one after another, however quickly they are asked for.
let turn: Promise<void> = Promise.resolve();

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  output = vscode.window.createOutputChannel("gidr-lint", { log: true });
  context.subscriptions.push(
    output,
    vscode.commands.registerCommand(`${SECTION}.restart`, restart),
    vscode.workspace.onDidGrantWorkspaceTrust(restart),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${SECTION}.path`)) {
        void restart();
      }
    }),
  );
  await restart();
}

export async function deactivate(): Promise<void> {
  await turn;
  await stop();
}

function restart(): Promise<void> {
  turn = turn.then(stop).then(start);
  return turn;
}

async function stop(): Promise<void> {
  const old = client;
  client = undefined;
  await old?.dispose().catch((error: unknown) => output.warn(String(error)));
}

async function start(): Promise<void> {
  const settings = vscode.workspace.getConfiguration(SECTION);
  const command = settings.get<string>("path")?.trim() || "gidr-lint";
  try {
    const { stdout } = await promisify(execFile)(command, ["--version"], { cwd: FOLDER });
    output.info(`${command}: ${stdout.trim()}`);
  } catch (error) {
    output.error(String(error));
    void sayNotStarted(command);
    return;
  }
  const server: ServerOptions = { command, args: ["server"], options: { cwd: FOLDER } };
  const options: LanguageClientOptions = {
    documentSelector: ["markdown", "html", "plaintext"].flatMap((language) => [
      { scheme: "file", language },
      { scheme: "untitled", language },
    ]),
    initializationOptions: {
      stage: settings.get("stage"),
      language: settings.get("language"),
      history: settings.get("history"),
      trusted: vscode.workspace.isTrusted,
    },
    outputChannel: output,
  };
  client = new LanguageClient(SECTION, "gidr-lint", server, options);
  // A server that does not start after all is reported by the client itself.
  await client.start().catch((error: unknown) => output.error(String(error)));
}

async function sayNotStarted(command: string): Promise<void> {
  const isChinese = vscode.env.language.startsWith("zh");
  const set = isChinese ? "打开设置" : "Open settings";
  const said = isChinese
    ? `gidr-lint 没有启动，未作检查。请先安装 gidr-lint，或在设置 gidrLint.path 中写明命令的位置（现在是“${command}”）。`
    : `gidr-lint did not start, nothing is checked. Install it, or set gidrLint.path to where the command is (now "${command}").`;
  if ((await vscode.window.showErrorMessage(said, set)) === set) {
    await vscode.commands.executeCommand("workbench.action.openSettings", `${SECTION}.path`);
  }
}
