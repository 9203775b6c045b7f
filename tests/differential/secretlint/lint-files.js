// Reads a JSON array of { path, text } from standard input and writes, for each of them, the zero-based first and last lines of what
// secretlint's recommended preset reports: [[first, last], …].
import { lintSource } from '@secretlint/core';
import { creator as preset } from '@secretlint/secretlint-rule-preset-recommend';

let input = '';
process.stdin.setEncoding('utf8');
for await (const chunk of process.stdin) {
  input += chunk;
}

const result = [];
for (const { path, text } of JSON.parse(input)) {
  const extension = path.includes('.') ? path.slice(path.lastIndexOf('.')) : '';
  const { messages } = await lintSource({
    source: { filePath: '/suite/' + path, content: text, ext: extension, contentType: 'text' },
    options: { config: { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: preset }] } },
  });
  result.push(messages.map(message => [message.loc.start.line - 1, message.loc.end.line - 1]));
}

process.stdout.write(JSON.stringify(result));
