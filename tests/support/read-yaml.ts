/**
 * The YAML of vendors' API files, as far as they use it: maps and lists by indentation, one-line scalars. Longer texts are
 * read up to the end of their first line, because nothing is checked against them.
 */
export function readYaml(text: string): unknown {
  const lines = [...linesOf(text)];
  return lines[0] === undefined ? undefined : block({ lines, at: 0 }, lines[0].indent);
}

type Line = { readonly indent: number; readonly text: string };
type Cursor = { readonly lines: readonly Line[]; at: number };

const KEY = /^(?:'((?:[^']|'')*)'|"([^"]*)"|([^\s'"#-][^:]*|-[^\s:][^:]*)):(?: +(.*))?$/;

/** Drops blank lines and comments, and what belongs to a text that began on an earlier line. */
function* linesOf(text: string): Generator<Line> {
  let textIndent: number | undefined;
  for (const raw of text.split(/\r?\n/)) {
    const indent = raw.length - raw.trimStart().length;
    if (raw.trim() === "") continue;
    if (textIndent !== undefined && indent > textIndent) continue;
    textIndent = undefined;
    if (raw.trimStart().startsWith("#")) continue;
    const line = { indent, text: raw.trim() };
    // "- key: value": the key stands two further in.
    const item = /^((?:- +)*)(.*)$/.exec(line.text);
    const value = KEY.exec(item?.[2] ?? "")?.[4];
    if (value !== undefined && value !== "") textIndent = indent + (item?.[1]?.length ?? 0);
    yield line;
  }
}

function block(cursor: Cursor, indent: number): unknown {
  return cursor.lines[cursor.at]?.text.startsWith("- ") ? list(cursor, indent) : map(cursor, indent);
}

function list(cursor: Cursor, indent: number): unknown[] {
  const items: unknown[] = [];
  for (let line = cursor.lines[cursor.at]; line?.indent === indent && line.text.startsWith("- "); ) {
    const rest = line.text.slice(1).trimStart();
    const inner = indent + line.text.length - rest.length;
    if (KEY.test(rest) || rest.startsWith("- ")) {
      const lines = cursor.lines.with(cursor.at, { indent: inner, text: rest });
      const deeper = { lines, at: cursor.at };
      items.push(block(deeper, inner));
      cursor.at = deeper.at;
    } else {
      items.push(scalar(rest));
      cursor.at += 1;
    }
    line = cursor.lines[cursor.at];
  }
  return items;
}

function map(cursor: Cursor, indent: number): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (let line = cursor.lines[cursor.at]; line?.indent === indent; line = cursor.lines[cursor.at]) {
    const match = KEY.exec(line.text);
    if (!match) break;
    const key = match[1] ?? match[2] ?? match[3] ?? "";
    cursor.at += 1;
    const next = cursor.lines[cursor.at];
    const isNested =
      next !== undefined && (next.indent > indent || (next.indent === indent && next.text.startsWith("- ")));
    found[key] = !match[4] && isNested ? block(cursor, next.indent) : scalar(match[4] ?? "");
  }
  return found;
}

function scalar(text: string): unknown {
  if (/^(true|false)$/.test(text)) return text === "true";
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (text === "{}") return {};
  if (text === "[]") return [];
  return text.replace(/^(['"])(.*)\1$/, "$2");
}
