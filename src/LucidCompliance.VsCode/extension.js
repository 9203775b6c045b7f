'use strict';

const vscode = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');
const { findServer } = require('./server');

// By name as well as by language: what a file is called says more than which extensions somebody has installed.
const documents = [
  { scheme: 'file', language: 'dockerfile' },
  { scheme: 'file', language: 'dockercompose' },
  { scheme: 'file', language: 'dotenv' },
  { scheme: 'file', pattern: '**/*compose*.{yml,yaml}' },
  { scheme: 'file', pattern: '**/{*.env,.env,.env.*}' },
  { scheme: 'file', pattern: '**/{lucid-compliance.yml,lucid-baseline.json,appsettings*.json,launchSettings.json}' },
  { scheme: 'file', pattern: '**/*.{csproj,fsproj,vbproj,dockerignore}' },
  { scheme: 'file', pattern: '**/{Directory.Build.props,Directory.Build.targets,Directory.Packages.props,[nN]u[gG]et.config}' },
];

/** @type {LanguageClient | undefined} */
let client;

async function start() {
  const settings = vscode.workspace.getConfiguration('lucid');
  const folder = vscode.workspace.workspaceFolders?.find(folder => folder.uri.scheme === 'file')?.uri.fsPath;
  const server = findServer(settings.get('path', ''), folder, vscode.workspace.isTrusted);
  const options = { diagnostics: settings.get('diagnostics', 'openFiles') };
  const policy = settings.get('policy', '');
  if (policy) {
    options.policy = policy;
  }
  client = new LanguageClient('lucid', 'Lucid Compliance', server, { documentSelector: documents, initializationOptions: options });
  try {
    await client.start();
  } catch {
    void vscode.window.showErrorMessage(
      `'${server.command}' does not start. Install it ('dotnet tool install --global LucidCompliance.Tool'), or set 'lucid.path'.`);
  }
}

async function stop() {
  const stopping = client;
  client = undefined;
  // A server that never started, or has gone, needs no goodbye.
  await stopping?.stop().catch(() => undefined);
}

async function restart() {
  await stop();
  await start();
}

async function activate(context) {
  context.subscriptions.push(
    vscode.commands.registerCommand('lucid.restart', restart),
    vscode.workspace.onDidChangeConfiguration(change => change.affectsConfiguration('lucid') && restart()),
    vscode.workspace.onDidGrantWorkspaceTrust(restart));
  await start();
}

module.exports = { activate, deactivate: stop };
