import { vi } from "vitest";

/** Everything a person could read in the extension: its texts, and what its elements show by an attribute. */
export const shown = (): string =>
  [...document.body.querySelectorAll("*")]
    .flatMap((element) => [
      ...["heading", "label", "error", "details", "accessibilityLabel"].map((name) => element.getAttribute(name) ?? ""),
      ...[...element.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ textContent }) => textContent ?? ""),
    ])
    .filter((text) => text.trim() !== "")
    .join("\n");

/** Waits until the text is shown. */
export const untilShown = (text: string): Promise<void> =>
  vi.waitFor(() => {
    if (!shown().includes(text)) throw new Error(`not shown: ${text}\n--- but:\n${shown()}`);
  });

export const find = (selector: string): HTMLElement => {
  const element = document.body.querySelector<HTMLElement>(selector);
  if (element === null) throw new Error(`no ${selector} in\n${document.body.innerHTML}`);
  return element;
};

/** The button with this text. */
export function press(text: string): void {
  const button = [...document.body.querySelectorAll<HTMLElement>("s-button")].find((one) => one.textContent === text);
  if (button === undefined) throw new Error(`no button "${text}" in\n${shown()}`);
  button.dispatchEvent(new Event("click"));
}

/** Types into the field with this label, as a person who then leaves it, and lets it be drawn. */
export async function type(label: string, value: string): Promise<void> {
  const field = [...document.body.querySelectorAll<HTMLInputElement>("[label]")].find(
    (one) => one.getAttribute("label") === label,
  );
  if (field === undefined) throw new Error(`no field "${label}" in\n${shown()}`);
  Object.assign(field, { value });
  field.dispatchEvent(new Event("input"));
  field.dispatchEvent(new Event("change"));
  await Promise.resolve();
}
