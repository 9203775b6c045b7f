'use strict';

// Which command starts the server. Knows nothing of VS Code, so that a test can ask it.
const fs = require('fs');
const path = require('path');

const PackageId = 'lucidcompliance.tool';
const Manifests = [path.join('.config', 'dotnet-tools.json'), 'dotnet-tools.json'];

/** Whether a tool manifest, as the dotnet command seeks it from the folder upwards, names the tool. */
function hasLocalTool(folder) {
  for (let directory = path.resolve(folder); ; directory = path.dirname(directory)) {
    for (const name of Manifests) {
      let manifest;
      try {
        manifest = JSON.parse(fs.readFileSync(path.join(directory, name), 'utf8').replace(/^\uFEFF/, ''));
      } catch {
        continue;
      }
      if (Object.keys(manifest?.tools ?? {}).some(id => id.toLowerCase() === PackageId)) {
        return true;
      }
      if (manifest?.isRoot === true) {
        return false;
      }
    }
    if (path.dirname(directory) === directory) {
      return false;
    }
  }
}

/**
 * @param {string} configured The setting lucid.path.
 * @param {string | undefined} folder The first folder of the workspace.
 * @param {boolean} isTrusted Whether files of the workspace may choose what is started.
 */
function findServer(configured, folder, isTrusted) {
  if (configured) {
    return { command: configured, args: ['lsp'] };
  }
  return folder && isTrusted && hasLocalTool(folder)
    ? { command: 'dotnet', args: ['tool', 'run', 'lucid', 'lsp'], options: { cwd: folder } }
    : { command: 'lucid', args: ['lsp'] };
}

module.exports = { findServer };
