/** Long enough for a tab to read it. */
const KEPT_MS = 60_000;

/** Opens a whole HTML document in a tab of its own; false where the browser does not let it. */
export function openPage(page: string): boolean {
  const url = URL.createObjectURL(new Blob([page], { type: "text/html;charset=utf-8" }));
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
  const tab = window.open(url, "_blank");
  if (tab !== null) tab.opener = null;
  return tab !== null;
}
