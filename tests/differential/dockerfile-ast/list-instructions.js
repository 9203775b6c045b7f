// Reads a JSON array of Dockerfile texts from standard input and writes, for each of them, the instructions that
// dockerfile-ast finds: [keyword, zero-based line], in source order.
'use strict';
const { DockerfileParser } = require('dockerfile-ast');

let input = '';
process.stdin.setEncoding('utf8');
process.stdin.on('data', chunk => { input += chunk; });
process.stdin.on('end', () => {
  const result = JSON.parse(input).map(text =>
    DockerfileParser.parse(text).getInstructions().map(instruction =>
      [instruction.getKeyword(), instruction.getRange().start.line]));
  process.stdout.write(JSON.stringify(result));
});
