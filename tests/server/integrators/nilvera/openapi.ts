import { readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import type { ReceivedRequest } from "../../../../demo/nilvera/stand-in.ts";

export const OPENAPI_FOLDER = new URL("../../../../../shared/specs/integrators/", import.meta.url);
const MODULES = ["earchive", "einvoice", "general"] as const;

type Schema = Readonly<Record<string, unknown>>;
type Operation = {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema?: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
};
type Spec = { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> };
type Validate = (schema: Schema, value: unknown) => readonly unknown[];

/** The path as the OpenAPI files write it. */
export const nameOf = ({ method, url }: Pick<ReceivedRequest, "method" | "url">): string =>
  `${method} ${new URL(url, "http://x").pathname
    .replace(/[0-9a-f-]{36}/, "{UUID}")
    .replace(/\/\d{10,11}$/, "/{TaxNumber}")}`;

/** Reads Nilvera's files; the answer tells what is wrong with a request: an unknown operation, parameter or field, a wrong type. */
export function readOpenApi(): (request: ReceivedRequest) => readonly unknown[] {
  const modules = new Map(MODULES.map((module) => [module as string, readModule(module)]));
  return (request) => {
    const [method = "", path = ""] = nameOf(request).split(" ");
    const { spec, validate } = modules.get(path.split("/")[1] ?? "") ?? {};
    const operation = spec?.paths[path]?.[method.toLowerCase()];
    if (!validate || !operation) return ["no such operation"];
    return [...queryFaults(request, operation, validate), ...bodyFaults(request, operation, validate)];
  };
}

function readModule(module: string): { readonly spec: Spec; readonly validate: Validate } {
  const spec = JSON.parse(readFileSync(new URL(`nilvera-${module}.swagger.json`, OPENAPI_FOLDER), "utf8")) as Spec;
  // Every text of an address is a string: a parameter's own type is tried on it.
  const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: false });
  // .NET reads a date-time without an offset as wall clock, which the strict format would refuse.
  ajv.addFormat("date-time", /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/);
  ajv.addFormat("uuid", /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  for (const number of ["double", "int32"]) ajv.addFormat(number, true);
  const known = new Map<string, ValidateFunction>();
  return {
    spec,
    validate: (schema, value) => {
      const name = JSON.stringify(schema);
      const validator = known.get(name) ?? ajv.compile({ ...spec, ...schema });
      known.set(name, validator);
      validator(value);
      return validator.errors ?? [];
    },
  };
}

function queryFaults({ url }: ReceivedRequest, { parameters = [] }: Operation, validate: Validate): readonly unknown[] {
  const known = new Map(parameters.filter((one) => one.in === "query").map((one) => [one.name, one.schema ?? {}]));
  return [...new URL(url, "http://x").searchParams].flatMap(([name, text]) => {
    const schema = known.get(name);
    return schema === undefined ? [`no parameter ${name}`] : validate(schema, valueOf(schema, text));
  });
}

function valueOf({ type }: Schema, text: string): unknown {
  if (type === "integer" || type === "number") return Number(text);
  return type === "boolean" && /^(true|false)$/.test(text) ? text === "true" : text;
}

function bodyFaults({ contentType, body }: ReceivedRequest, { requestBody }: Operation, validate: Validate) {
  const content = requestBody?.content ?? {};
  if (contentType.startsWith("multipart/form-data")) {
    const names = [...body.matchAll(/; name="([^"]+)"/g)].map(([, name]) => name ?? "");
    const fields = Object.keys(content["multipart/form-data"]?.schema["properties"] ?? {});
    return [...names.filter((name) => !fields.includes(name)), ...fields.filter((field) => !names.includes(field))];
  }
  const schema = content["application/json"]?.schema;
  if (schema === undefined) return body === "" ? [] : ["a body nobody asked for"];
  return body === "" ? ["no body"] : validate(schema, JSON.parse(body));
}
