/** A syntax node as the parser gives it: offsets into the text, and whatever its type has. */
export type Node = {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
};

/** One small change of the text between two offsets. */
export type Edit = { readonly start: number; readonly end: number; readonly text: string; readonly operator: string };

type Operator = (node: Node, source: string) => readonly Edit[];

const SWAPPED: Readonly<Record<string, string>> = {
  "<": "<=",
  "<=": "<",
  ">": ">=",
  ">=": ">",
  "===": "!==",
  "!==": "===",
  "+": "-",
  "-": "+",
  "*": "/",
  "/": "*",
  "%": "*",
  "&&": "||",
  "||": "&&",
  "+=": "-=",
  "-=": "+=",
};
const OPPOSITE_METHODS: Readonly<Record<string, string>> = { every: "some", some: "every", min: "max", max: "min" };
/** Methods that give back something of their own kind, so that leaving them out still runs. */
const SKIPPABLE = new Set(
  "toSorted sort filter trim reverse toReversed toUpperCase toLowerCase replace replaceAll padStart padEnd normalize slice flat toWellFormed".split(
    " ",
  ),
);

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value;
const nodes = (value: unknown): readonly Node[] => (Array.isArray(value) ? value.filter(isNode) : []);
const textOf = (node: Node, source: string): string => source.slice(node.start, node.end);

const replaceAll = (node: Node, text: string, operator: string): Edit => ({
  start: node.start,
  end: node.end,
  text,
  operator,
});

const swapOperator: Operator = ({ left, operator }, source) => {
  if (typeof operator !== "string" || !isNode(left)) return [];
  const swapped = SWAPPED[operator];
  if (swapped === undefined) return [];
  const start = source.indexOf(operator, left.end);
  return [{ start, end: start + operator.length, text: swapped, operator: `${operator} → ${swapped}` }];
};

const dropDefault: Operator = (node, source) =>
  node["operator"] === "??" && isNode(node["left"])
    ? [replaceAll(node, textOf(node["left"], source), "?? dropped")]
    : [];

const dropSign: Operator = (node, source) =>
  (node["operator"] === "!" || node["operator"] === "-") && isNode(node["argument"])
    ? [replaceAll(node, textOf(node["argument"], source), `${node["operator"]} dropped`)]
    : [];

const changeLiteral: Operator = (node, source) => {
  const { value, bigint } = node;
  if (typeof value === "boolean") return [replaceAll(node, String(!value), "boolean flipped")];
  if (typeof bigint === "string") return [replaceAll(node, `${BigInt(bigint) + 1n}n`, "number + 1")];
  if (typeof value === "number") return [replaceAll(node, String(value + 1), "number + 1")];
  if (typeof value === "string" && /^["']/.test(textOf(node, source)))
    return [replaceAll(node, value === "" ? '"mutant"' : '""', "string changed")];
  return [];
};

const emptyTemplate: Operator = (node) => [replaceAll(node, '""', "template emptied")];

/** A guard's own statement is left out; any other condition is negated. */
const breakIf: Operator = (node, source) => {
  const { test, consequent, alternate } = node;
  if (!isNode(test) || !isNode(consequent)) return [];
  const body = consequent.type === "BlockStatement" ? nodes(consequent["body"]).at(-1) : consequent;
  const leaves = body !== undefined && /^(Return|Throw|Continue|Break)Statement$/.test(body.type);
  const negated = replaceAll(test, `!(${textOf(test, source)})`, "condition negated");
  return leaves && !alternate ? [replaceAll(node, "", "guard dropped"), negated] : [negated];
};

const swapBranches: Operator = (node, source) => {
  const { test } = node;
  return isNode(test) ? [replaceAll(test, `!(${textOf(test, source)})`, "condition negated")] : [];
};

const dropElements: Operator = (node, source) => {
  const elements = nodes(node["elements"]);
  return elements.map((element, index) => ({
    start: element.start,
    end: elements[index + 1]?.start ?? element.end,
    text: "",
    operator: `element dropped: ${textOf(element, source).slice(0, 30).replaceAll("\n", " ")}`,
  }));
};

const changeCall: Operator = (node, source) => {
  const { callee } = node;
  const given = nodes(node["arguments"]);
  const last = given.at(-1);
  const before = given.at(-2);
  const edits: Edit[] = [];
  if (last && before) edits.push({ start: before.end, end: last.end, text: "", operator: "last argument dropped" });
  if (!isNode(callee) || callee.type !== "MemberExpression") return edits;
  const { object, property } = callee;
  if (!isNode(object) || !isNode(property)) return edits;
  const method = String(property["name"]);
  const opposite = OPPOSITE_METHODS[method];
  if (opposite !== undefined) edits.push(replaceAll(property, opposite, `${method} → ${opposite}`));
  if (SKIPPABLE.has(method)) edits.push(replaceAll(node, textOf(object, source), `.${method}() dropped`));
  return edits;
};

/** What can be done to a node of each type. */
export const OPERATORS: ReadonlyMap<string, readonly Operator[]> = new Map([
  ["BinaryExpression", [swapOperator]],
  ["AssignmentExpression", [swapOperator]],
  ["LogicalExpression", [swapOperator, dropDefault]],
  ["UnaryExpression", [dropSign]],
  ["Literal", [changeLiteral]],
  ["TemplateLiteral", [emptyTemplate]],
  ["IfStatement", [breakIf]],
  ["ConditionalExpression", [swapBranches]],
  ["ArrayExpression", [dropElements]],
  ["CallExpression", [changeCall]],
]);
